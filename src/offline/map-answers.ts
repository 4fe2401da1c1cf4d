import type { ExecutionResult } from 'graphql';
import { pageAnswer, type PageAnswer } from './page-answer';

/**
 * A subscription's results as the wire shows them. A message of which the subscription selects no payload, news of
 * members to a client that does not know of them, would arrive as an empty shell: it is left out.
 */
export function mapAnswers(results: AsyncGenerator<ExecutionResult, void, void>): AsyncIterableIterator<PageAnswer> {
    const answers: AsyncIterableIterator<PageAnswer> = {
        async next() {
            for (;;) {
                const result = await results.next();
                if (result.done === true) return { value: undefined, done: true };
                if (!isShell(result.value)) return { value: pageAnswer(result.value), done: false };
            }
        },
        async return() {
            await results.return();
            return { value: undefined, done: true };
        },
        [Symbol.asyncIterator]: () => answers,
    };
    return answers;
}

function isShell({ data, errors }: ExecutionResult): boolean {
    if (errors !== undefined) return false;
    const [message] = Object.values(data ?? {});
    if (typeof message !== 'object' || message === null) return true;
    return Object.values(message).every((value) => value === null || typeof value === 'string');
}
