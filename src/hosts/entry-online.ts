// dist/scratch-mesh.js: the extension over a network.
import { createMeshClient } from '../client/create-client';
import { publicApi } from './public-api';

export const { MeshExtension, install } = publicApi(createMeshClient);
