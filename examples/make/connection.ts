// The sprite that takes every example into its group, and shows whether it is there.
import type { Block } from './block';
import { centred, costume } from './drawing';
import { createGroup, groupName, isConnected, joinGroup, leaveGroup } from './mesh-blocks';
import { equals, not } from './operators';
import type { SpriteSpec } from './project';
import {
    answer,
    ask,
    either,
    forever,
    sayFor,
    setVariable,
    switchCostume,
    valueOf,
    variable,
    when,
    whenFlagClicked,
    whenKeyPressed,
} from './scratch-blocks';

/** The sprite's name. */
const CONNECTION = 'Mesh';
/** A project's role in its group, kept in the sprite's variable `role`; empty outside a group. */
export const HOST = 'host';
export const MEMBER = 'member';

/** What an example adds to creating and joining. */
export interface ConnectionSpec {
    readonly group: string;
    /** The roles that are asked for a name first. */
    readonly asks: readonly (typeof HOST | typeof MEMBER)[];
    readonly afterCreating?: readonly Block[];
    readonly afterJoining?: readonly Block[];
}

/** Whether this project has that role in its group: for other sprites' scripts. */
export const isRole = (role: string): Block => equals(valueOf('role', CONNECTION), role);

/** Whether this project is in its group, by the keys: for other sprites' scripts. */
export const hasRole = (): Block => not(isRole(''));

/** The name that was typed, for other sprites' scripts. */
export const ownName = (): Block => valueOf('name', CONNECTION);

const SAY_S = 4;
const TICK = '<path d="M13 13l5 5 9-10" fill="none" stroke="#fff" stroke-width="3"/>';
const WIDTH = 236;
const HEIGHT = 26;

/** The sprite: keys H, J and L, and a sign. */
export function connection({ group, asks, afterCreating = [], afterJoining = [] }: ConnectionSpec): SpriteSpec {
    return {
        name: CONNECTION,
        x: 117,
        y: 161,
        variables: { role: '', name: '' },
        costumes: [
            sign('apart', '#6b7280', 'H: create / 作る · J: join / 入る'),
            sign('together', '#1a9c5b', `${group} · L: leave / 出る`, TICK),
        ],
        scripts: [
            [
                whenFlagClicked(),
                forever(
                    either(isConnected(), [switchCostume('together')], [switchCostume('apart')]),
                    when(outside(), setVariable('role', '')),
                ),
            ],
            enter(
                'h',
                HOST,
                createGroup(group),
                asks.includes(HOST),
                'No server. / サーバーにつながりません',
                afterCreating,
            ),
            enter('j', MEMBER, joinGroup(group), asks.includes(MEMBER), noGroup(group), afterJoining),
            [whenKeyPressed('l'), leaveGroup()],
        ],
        note: [
            'H creates the group, J joins it, L leaves it.',
            'role and name are for this sprite only: they are not shared. Variables "for all sprites" are.',
            'H でグループを作り、J で入り、L で出ます。',
            'role と name は「このスプライトのみ」なので、みんなに送られません。「すべてのスプライト用」の変数は送られます。',
        ].join('\n'),
    };
}

const outside = (): Block => equals(groupName(), '');

const noGroup = (group: string): string => `Nobody has created "${group}" yet. / まだグループがありません`;

function enter(
    key: string,
    role: string,
    block: Block,
    asks: boolean,
    failure: string,
    after: readonly Block[],
): readonly Block[] {
    const name = [
        ask('What is your name? / 名前は？'),
        setVariable('name', answer()),
        when(equals(variable('name'), ''), setVariable('name', '?')),
    ];
    return [
        whenKeyPressed(key),
        when(
            outside(),
            ...(asks ? name : []),
            block,
            either(not(outside()), [setVariable('role', role), ...after], [sayFor(failure, SAY_S)]),
        ),
    ];
}

function sign(name: string, fill: string, words: string, mark = ''): SpriteSpec['costumes'][0] {
    const board = `<rect width="${WIDTH}" height="${HEIGHT}" rx="13" fill="${fill}"/>`;
    const lettering = { size: 12, fill: '#fff', weight: 'bold' } as const;
    return costume(name, WIDTH, HEIGHT, board, mark, centred(words, WIDTH / 2 + (mark === '' ? 0 : 8), 17, lettering));
}
