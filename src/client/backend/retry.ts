import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Backend } from './backend';
import type { Environment } from '../environment/environment';
import { failureOf } from './failures';
import { RETRY_MAX_TRIES, RETRY_FIRST_MS, RETRY_LONGEST_MS, backoffMs } from '../environment/timing';

/**
 * Runs an operation that a person waits for, and that may be repeated because it is done once however often it is
 * asked for: again after a short wait unless it was refused for good. An offline device fails at once.
 * @throws {BackendError}
 */
export async function withRetry<Data, Variables extends Record<string, unknown>>(
    backend: Backend,
    environment: Environment,
    operation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
): Promise<Data> {
    for (let tries = 1; ; tries += 1) {
        try {
            return await backend.run(operation, variables, { retried: true });
        } catch (error) {
            const failure = failureOf(error);
            if (!failure.passing || failure.kind === 'offline' || tries >= RETRY_MAX_TRIES) throw failure;
            const wait = backoffMs(tries, RETRY_FIRST_MS, RETRY_LONGEST_MS, environment.random());
            await new Promise<void>((resolve) => void environment.after(wait, resolve));
        }
    }
}
