// Query.meshLevel
import { MESH_LEVEL } from '../../../src/wire/level';

export function request() {
    return {};
}

export function response() {
    return MESH_LEVEL;
}
