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
const OPERATIONS = [
    'createGroup',
    'joinGroup',
    'leaveGroup',
    'dissolveGroup',
    'renewHeartbeat',
    'sendMemberHeartbeat',
    'reportDataByNode',
    'fireEventsByNode',
    'recordEventsByNode',
    'reportConnection',
    'pauseGroup',
    'prolongGroup',
    'removeMember',
] as const satisfies readonly (keyof Contract)[];
const NAMES: readonly string[] = [...OPERATIONS, 'hear', 'tick'] satisfies readonly ChangeName[];

/** The changes of groups: operations, and what a server does by itself. */
export interface Changes extends Pick<Contract, (typeof OPERATIONS)[number]> {
    hear(sign: MemberSign): Promise<void>;
    /** Advances the time and ends what has expired. */
    tick(nothing: null): Promise<void>;
}

export type ChangeName = keyof Changes;
/** The arguments of each change. */
export type Arguments = { readonly [Name in ChangeName]: Parameters<Changes[Name]>[0] };
/** The answer to each change. */
export type Results = { readonly [Name in ChangeName]: Awaited<ReturnType<Changes[Name]>> };

/** A change with everything that it depends on, so that every server does the same. */
export interface Command<Name extends ChangeName> {
    readonly name: Name;
    readonly args: Arguments[Name];
    /** Random ids for what it creates. */
    readonly ids: readonly string[];
}

/** One of them. */
export type AnyCommand = { readonly [Name in ChangeName]: Command<Name> }[ChangeName];
/** What performs each change. */
export type Handlers = { readonly [Name in ChangeName]: (args: Arguments[Name]) => Promise<Results[Name]> };

/** The changes of a core. */
export function changesOf(core: MeshCore): Changes {
    const { hear, sweep, ...operations } = core;
    return {
        ...operations,
        hear: ({ group, ...sign }) => hear(group, sign),
        tick: () => sweep(),
    };
}

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
        NAMES.includes(value.name) &&
        'args' in value &&
        'ids' in value &&
        Array.isArray(value.ids)
    );
}
