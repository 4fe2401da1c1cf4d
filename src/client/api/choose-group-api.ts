import { MeshLevelDocument } from '../../wire/operations';
import type { Backend } from '../backend/backend';
import { failureOf, isUnknownField } from '../backend/failures';
import { withRetry } from '../backend/retry';
import type { Environment } from '../environment/environment';
import type { GroupApi } from './group-api';
import { MeshGroupApi } from './mesh-group-api';
import { PartOneGroupApi } from './part-one-group-api';

/** From this level on a backend knows Part 2 of the contract. */
const PART_TWO = 2;

/**
 * Answers the API of a backend, by the level of the wire contract that it knows. The backend is asked for its level once,
 * in a request of its own: no failure of another request tells it. @throws {BackendError} until the backend has answered
 */
export function chooseGroupApi(backend: Backend, environment: Environment): () => Promise<GroupApi> {
    let chosen: Promise<GroupApi> | null = null;
    const choose = async (): Promise<GroupApi> =>
        (await isPartTwo(backend, environment))
            ? new MeshGroupApi(backend, environment)
            : new PartOneGroupApi(backend, environment);
    return async () => {
        chosen ??= choose();
        try {
            return await chosen;
        } catch (error) {
            chosen = null;
            throw error;
        }
    };
}

async function isPartTwo(backend: Backend, environment: Environment): Promise<boolean> {
    try {
        const { meshLevel } = await withRetry(backend, environment, MeshLevelDocument, {});
        if (!Number.isInteger(meshLevel)) throw new TypeError('A level is a whole number.');
        return meshLevel >= PART_TWO;
    } catch (error) {
        const failure = failureOf(error);
        // Part 1 does not know the question.
        if (isUnknownField(failure, 'meshLevel')) return false;
        throw failure;
    }
}
