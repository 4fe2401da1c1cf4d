import { MeshLevelDocument } from '../../wire/operations';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { failureOf, isUnknownField } from '../backend/failures';
import { withRetry } from '../backend/retry';

/** The level of a backend that does not know the question: Part 1 of the wire contract. */
const FIRST_LEVEL = 1;

/** What the backend knows of the wire contract. It is asked on its own, once: no failure of anything else says it. */
export class BackendLevel {
    private asked: Promise<number> | null = null;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    /** The backend's level, from 1. @throws {BackendError} as long as nobody has answered */
    public async get(): Promise<number> {
        this.asked ??= this.ask();
        try {
            return await this.asked;
        } catch (error) {
            this.asked = null;
            throw error;
        }
    }

    private async ask(): Promise<number> {
        try {
            const { meshLevel } = await withRetry(this.backend, this.environment, MeshLevelDocument, {});
            if (!Number.isInteger(meshLevel)) throw new TypeError('A level is a whole number.');
            return meshLevel;
        } catch (error) {
            const failure = failureOf(error);
            if (isUnknownField(failure, 'meshLevel')) return FIRST_LEVEL;
            throw failure;
        }
    }
}
