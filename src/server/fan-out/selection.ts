import { Kind, type ExecutionResult, type ValueNode } from 'graphql';
import { messageReads, type MessageReads } from '../../wire/message-reads';
import type { MeshMessage } from '../../wire/types';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';

const GROUP_ARGUMENTS: readonly string[] = ['groupId', 'domain'];

/**
 * The part of a group's messages that one or many subscribers read. Two subscribers of a group have the same selection
 * if they sent the same document and variables, regardless of spacing and of the group's name in it.
 */
export class Selection {
    /** Equal for equal selections. */
    public readonly key: string;
    public readonly reads: MessageReads;

    public constructor(
        private readonly operation: PreparedOperation,
        private readonly variables: Variables,
    ) {
        this.reads = messageReads(operation.document, operation.definition, variables);
        this.key = JSON.stringify([
            operation.strippedText,
            operation.definition.name?.value,
            withoutGroup(operation, variables),
        ]);
    }

    /**
     * The message in the form that these subscribers selected.
     * @throws {Error} if the message does not match the contract
     */
    public render(message: MeshMessage): string {
        const result = this.operation.run(message, undefined, this.variables);
        if (!isSync(result)) throw new Error('A message rendered asynchronously: its fields must be plain values.');
        const [error] = result.errors ?? [];
        if (error !== undefined) throw new Error(`A message could not be rendered: ${error.message}`);
        return JSON.stringify({ data: result.data });
    }
}

function isSync(result: ExecutionResult | Promise<ExecutionResult>): result is ExecutionResult {
    return !(result instanceof Promise);
}

/** The variables that can differ between subscribers of one group, without those that name the group. */
function withoutGroup({ definition }: PreparedOperation, variables: Variables): Record<string, unknown> {
    const group = new Set<string>();
    for (const field of definition.selectionSet.selections)
        if (field.kind === Kind.FIELD)
            for (const argument of field.arguments ?? [])
                if (GROUP_ARGUMENTS.includes(argument.name.value)) addVariable(argument.value, group);
    const names = (definition.variableDefinitions ?? []).map((variable) => variable.variable.name.value);
    return Object.fromEntries(names.filter((name) => !group.has(name)).map((name) => [name, variables[name]]));
}

function addVariable(value: ValueNode, names: Set<string>): void {
    if (value.kind === Kind.VARIABLE) names.add(value.name.value);
}
