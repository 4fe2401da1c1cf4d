// What changes groups, as data: the contract's mutations and what a server itself does, by name.
import type { MeshCore } from '../core/mesh-core';
import type { Sign } from '../core/presence';
import type { GroupKey } from '../core/records';
import type { Contract } from '../wire/contract';

/** A sign of life of a member. */
interface MemberSign extends Sign {
    readonly group: GroupKey;
}

/** The operations that change something. `createDomain` is a mutation that changes nothing. */
export interface Changes extends Pick<
    Contract,
    | 'createGroup'
    | 'joinGroup'
    | 'leaveGroup'
    | 'dissolveGroup'
    | 'renewHeartbeat'
    | 'sendMemberHeartbeat'
    | 'reportDataByNode'
    | 'fireEventsByNode'
    | 'recordEventsByNode'
    | 'reportConnection'
    | 'pauseGroup'
    | 'prolongGroup'
    | 'removeMember'
> {
    hear(sign: MemberSign): Promise<void>;
    /** Lets time pass where nobody does anything, and tells of what has expired. */
    tick(nothing: null): Promise<void>;
}

export type ChangeName = keyof Changes;
type Arguments = { readonly [Name in ChangeName]: Parameters<Changes[Name]>[0] };
type Results = { readonly [Name in ChangeName]: Awaited<ReturnType<Changes[Name]>> };
/** What a change is given. */
export type ArgumentsOf<Name extends ChangeName> = Arguments[Name];
/** What a change answers. */
export type ResultOf<Name extends ChangeName> = Results[Name];

/** A change with what it is given, so that every server does the same. */
export interface Command<Name extends ChangeName> {
    readonly name: Name;
    readonly args: Arguments[Name];
    /** Random ids for whatever it makes. */
    readonly ids: readonly string[];
}

/** One of them. */
export type AnyCommand = { readonly [Name in ChangeName]: Command<Name> }[ChangeName];
type Handlers = { readonly [Name in ChangeName]: (args: Arguments[Name]) => Promise<Results[Name]> };

/** The changes of a core. */
export function changesOf(core: MeshCore): Changes {
    const { hear, sweep, ...operations } = core;
    return {
        ...operations,
        hear: ({ group, ...sign }) => hear(group, sign),
        tick: () => sweep(),
    };
}

/** Does what a command says. @throws {MeshError} as the operation does */
export function perform<Name extends ChangeName>(
    changes: Changes,
    { name, args }: Pick<Command<Name>, 'name' | 'args'>,
): Promise<ResultOf<Name>> {
    const handlers: Handlers = changes;
    return handlers[name](args);
}

const NAMES: Readonly<Record<ChangeName, true>> = {
    createGroup: true,
    joinGroup: true,
    leaveGroup: true,
    dissolveGroup: true,
    renewHeartbeat: true,
    sendMemberHeartbeat: true,
    reportDataByNode: true,
    fireEventsByNode: true,
    recordEventsByNode: true,
    reportConnection: true,
    pauseGroup: true,
    prolongGroup: true,
    removeMember: true,
    hear: true,
    tick: true,
};

/** The commands of an entry's body. @throws {SyntaxError} where it holds none */
export function parseCommands(body: string): readonly AnyCommand[] {
    const commands: unknown = JSON.parse(body);
    if (Array.isArray(commands) && commands.every(isCommand)) return commands;
    throw new SyntaxError('The log holds an entry that this version does not know. All servers must have one version.');
}

// The server that wrote it had its arguments checked by the schema.
function isCommand(value: unknown): value is AnyCommand {
    return (
        typeof value === 'object' &&
        value !== null &&
        'name' in value &&
        typeof value.name === 'string' &&
        Object.hasOwn(NAMES, value.name) &&
        'args' in value &&
        'ids' in value &&
        Array.isArray(value.ids)
    );
}
