import type { ExecutionResult } from 'graphql';
import type { Caller } from '../wire/contract';
import type { PreparedOperation, Variables } from './prepared-operation';
import { variableRefusal } from './variable-refusal';

/** Takes how long a request took. */
export type ObserveDuration = (field: string, seconds: number) => void;

/**
 * Runs a query or mutation and times it.
 * @throws {MeshError} ValidationError where the variables do not fit
 */
export async function runOperation(
    operation: PreparedOperation,
    caller: Caller,
    variables: Variables,
    observe: ObserveDuration,
): Promise<ExecutionResult> {
    const start = performance.now();
    const result = await operation.run(undefined, caller, variables);
    observe(operation.field, (performance.now() - start) / 1000);
    // Without `data`, not even null, nothing was run: with a valid document only the variables can be at fault.
    if (result.data === undefined && result.errors !== undefined)
        throw variableRefusal(operation.schema, operation.definition.variableDefinitions ?? [], variables);
    return result;
}
