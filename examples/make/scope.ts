import type { TargetSpec } from './project';

/** The messages of a project, which belong to all of it. */
export type Messages = Set<string>;

/** What the names in a target's blocks mean: its own variables and lists, else the stage's. */
export class Scope {
    /** Stands before the ids of what belongs to this target. */
    public readonly prefix: string;

    public constructor(
        owner: string | null,
        private readonly own: TargetSpec,
        private readonly stage: TargetSpec,
        private readonly messages: Messages,
    ) {
        this.prefix = prefixOf(owner);
    }

    /** The id of what is named. @throws where neither the target nor the stage has it: a slip in an example */
    public idOf(kind: 'variable' | 'list' | 'message', name: string): string {
        if (kind === 'message') {
            this.messages.add(name);
            return messageId(name);
        }
        const id = `${kind}-${name}`;
        if (has(this.own, kind, name)) return this.prefix + id;
        if (has(this.stage, kind, name)) return prefixOf(null) + id;
        throw new Error(`No ${kind} is called "${name}" in ${this.prefix}.`);
    }
}

/** The id of a message, which the editor would have made up. */
export const messageId = (name: string): string => `message-${name}`;

/** What stands before the ids of a target's own; null is the stage. */
export const prefixOf = (owner: string | null): string => `${owner ?? 'Stage'}-`;

function has({ variables = {}, lists = {} }: TargetSpec, kind: 'variable' | 'list', name: string): boolean {
    return Object.hasOwn(kind === 'variable' ? variables : lists, name);
}
