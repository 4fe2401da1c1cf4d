import type { DocumentNode } from 'graphql';
import { Kind, getOperationAST } from 'graphql';

/** Fields of the wire contract that a backend answers with null where that says something (src/wire/schema.graphql). */
const NULLABLE: ReadonlySet<string> = new Set(['getNodeStatus', 'leaveGroup', 'dissolveGroup', 'fireEventsByNode']);

/** Whether an answer holds what the operation asks for, as far as its root fields go: what answers may be anything. */
export function holdsFields(operation: DocumentNode, data: unknown): boolean {
    if (typeof data !== 'object' || data === null) return false;
    return (getOperationAST(operation)?.selectionSet.selections ?? []).every((selection) => {
        if (selection.kind !== Kind.FIELD) return true;
        const { value: name } = selection.name;
        const value: unknown = Reflect.get(data, name);
        return value === null ? NULLABLE.has(name) : value !== undefined;
    });
}
