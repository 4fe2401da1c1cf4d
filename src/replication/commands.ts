// Changes of groups as data: the contract's mutations, and what a server does by itself.
import type { MeshCore } from '../core/mesh-core';
import type { Sign } from '../core/presence';
import type { GroupKey } from '../core/records';
import type { Contract } from '../wire/contract';

/** A sign of life of a member. */
interface MemberSign extends Sign {
    readonly group: GroupKey;
}

/** The operations that change something. `createDomain` is a mutation but changes nothing. */
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
    /** Advances the time and ends what has expired. */
    tick(nothing: null): Promise<void>;
}

export type ChangeName = keyof Changes;
type Arguments = { readonly [Name in ChangeName]: Parameters<Changes[Name]>[0] };
type Results = { readonly [Name in ChangeName]: Awaited<ReturnType<Changes[Name]>> };
/** A change's arguments. */
export type ArgumentsOf<Name extends ChangeName> = Arguments[Name];
/** A change's answer. */
export type ResultOf<Name extends ChangeName> = Results[Name];

/** A change with everything that it depends on, so that every server does the same. */
export interface Command<Name extends ChangeName> {
    readonly name: Name;
    readonly args: Arguments[Name];
    /** Random ids for what it creates. */
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

/** Performs a command. @throws {MeshError} as the operation does */
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

/** The commands in an entry's body. @throws {SyntaxError} if there is something else */
export function parseCommands(body: string): readonly AnyCommand[] {
    const commands: unknown = JSON.parse(body);
    if (Array.isArray(commands) && commands.every(isCommand)) return commands;
    throw new SyntaxError('The log holds an entry that this version does not know. All servers must have one version.');
}

// The GraphQL schema checked the arguments at the server that appended them.
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
