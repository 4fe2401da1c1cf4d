import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { BackendLevel } from './backend-level';
import type { GroupApi } from './group-api';
import { MeshGroupApi } from './mesh-group-api';
import { PartOneGroupApi } from './part-one-group-api';

/** From this level on a backend knows Part 2 of the contract. */
const PART_TWO = 2;

/** Answers the API of a backend, by its level. It is asked once. @throws {BackendError} as long as nobody has answered */
export function chooseGroupApi(backend: Backend, environment: Environment): () => Promise<GroupApi> {
    const level = new BackendLevel(backend, environment);
    let chosen: GroupApi | null = null;
    return async () => {
        const isOurs = (await level.get()) >= PART_TWO;
        chosen ??= isOurs ? new MeshGroupApi(backend, environment) : new PartOneGroupApi(backend, environment);
        return chosen;
    };
}
