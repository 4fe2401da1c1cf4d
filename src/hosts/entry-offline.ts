// dist/scratch-mesh-offline.js: the same API with the backend inside the page.
import { createOfflineClient } from './offline-client';
import { publicApi } from './public-api';

export const { MeshExtension, install } = publicApi(createOfflineClient);
