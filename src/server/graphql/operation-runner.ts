import type { ExecutionResult } from 'graphql';
import type { Caller } from '../../wire/contract';
import { AnswerBudget } from './answer-budget';
import type { PreparedOperation, Variables } from './prepared-operation';
import { checkVariables } from './variable-refusal';

/** Receives how long a request took. */
export type ObserveDuration = (field: string, seconds: number) => void;

/**
 * Runs a query or mutation and measures its time.
 * @throws {MeshError} ValidationError if the variables do not match
 */
export async function runOperation(
    operation: PreparedOperation,
    caller: Caller,
    variables: Variables,
    observe: ObserveDuration,
): Promise<ExecutionResult> {
    const start = performance.now();
    checkVariables(operation, variables);
    const answer = new AnswerBudget(caller.address, operation.asked);
    const result = await operation.run(undefined, answer, variables);
    observe(operation.field, (performance.now() - start) / 1000);
    return result;
}
