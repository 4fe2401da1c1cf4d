import type { TargetSpec } from './project';

/** The names of a project's messages, which all its targets share. */
export type Messages = Set<string>;

/** Resolves the names in a target's blocks: to its own variables and lists, else to the stage's. */
export class Scope {
    /** The prefix of the ids in this target. */
    public readonly prefix: string;

    public constructor(
        owner: string | null,
        private readonly own: TargetSpec,
        private readonly stage: TargetSpec,
        private readonly messages: Messages,
    ) {
        this.prefix = prefixOf(owner);
    }

    /** The id of a name. @throws {Error} if neither the target nor the stage has it: a mistake in the project */
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

/** The id of a message. */
export const messageId = (name: string): string => `message-${name}`;

/** The prefix of the ids in a target; null is the stage. */
export const prefixOf = (owner: string | null): string => `${owner ?? 'Stage'}-`;

function has({ variables = {}, lists = {} }: TargetSpec, kind: 'variable' | 'list', name: string): boolean {
    return Object.hasOwn(kind === 'variable' ? variables : lists, name);
}
