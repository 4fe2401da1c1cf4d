// Query.meshLevel
import { MESH_LEVEL } from '../../../src/wire/level';

export { request } from './answer-of-last';

export function response() {
    return MESH_LEVEL;
}
