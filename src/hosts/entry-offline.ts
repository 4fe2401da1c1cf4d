// dist/scratch-mesh-offline.js and dist/esm/scratch-mesh-offline.mjs: the same API with the backend inside the page.
import { createOfflineClient } from './offline-client';
import { publicApi } from './public-api';

export { MeshClientError } from '../client/status/errors';

export const { MeshExtension, install, createMeshClient } = publicApi(createOfflineClient);
