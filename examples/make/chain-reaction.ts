// A spark that runs from screen to screen: an event whose payload says how many hops it has left.
import type { Block } from './block';
import { connection } from './connection';
import { backdrop, costume } from './drawing';
import { broadcastWithPayload, eventPayload, whenMeshEvent } from './mesh-blocks';
import { greater, minus, random, times } from './operators';
import { MEMBERS_MONITOR, type Example, type SpriteSpec } from './project';
import {
    addTo,
    deleteAllOf,
    setColorEffect,
    setVariable,
    switchCostume,
    variable,
    wait,
    when,
    whenFlagClicked,
    whenThisSpriteClicked,
} from './scratch-blocks';

const GROUP = 'chain-reaction';
const LAMP = 'Lamp';
const SPARK = 'spark';
const FEWEST_HOPS = 1;
const MOST_HOPS = 20;

/** Seconds for which a lamp is lit: by chance, or all lamps that one spark lit would pass it on at once, for good. */
const shortWhile = (): Block => wait(random(0.3, 0.8));

const light = (): readonly Block[] => [setColorEffect(times(variable('hops'), 20)), switchCostume('lit')];

const lamp: SpriteSpec = {
    name: LAMP,
    x: -20,
    y: -20,
    variables: { hops: 0, start: 6 },
    costumes: [bulb('dark', '#dfe3ea', '#8d99ae'), bulb('lit', '#ffd166', '#f77f00')],
    scripts: [
        [whenFlagClicked(), switchCostume('dark'), setVariable('hops', 0), deleteAllOf('sparks')],
        [
            whenThisSpriteClicked(),
            setVariable('hops', variable('start')),
            ...light(),
            broadcastWithPayload(SPARK, variable('hops')),
            wait(0.3),
            switchCostume('dark'),
        ],
        [
            // A spark that comes while the lamp is lit starts this script over: one lamp passes on one spark at a time.
            whenMeshEvent(SPARK),
            setVariable('hops', eventPayload()),
            addTo('sparks', variable('hops')),
            ...light(),
            shortWhile(),
            switchCostume('dark'),
            when(greater(variable('hops'), 1), broadcastWithPayload(SPARK, minus(variable('hops'), 1))),
        ],
    ],
    note: [
        'A click sends the event "spark" with a number: so many screens, one after the other, may still light up.',
        'Who gets it lights up, waits a little and passes it on with one less.',
        'クリックすると「spark」を数字といっしょに送ります。数字は、あと何回とべるかです。',
        '受け取った画面は光り、少し待ってから、1 へらして次へ送ります。',
    ].join('\n'),
};

/** The chain reaction. */
export const CHAIN_REACTION: Example = {
    name: GROUP,
    stage: {
        lists: { sparks: [] },
        costumes: [
            backdrop(
                '#2b2140',
                'Click the lamp and watch all screens / ランプをクリックして、みんなの画面を見よう',
                '<circle cx="220" cy="200" r="130" fill="#382b54"/><circle cx="220" cy="200" r="90" fill="#453569"/>',
            ),
        ],
    },
    sprites: [lamp, connection({ group: GROUP, asks: [] })],
    monitors: [
        MEMBERS_MONITOR,
        {
            of: 'list',
            name: 'sparks',
            sprite: null,
            mode: 'list',
            x: 385,
            y: 66,
            width: 85,
            height: 230,
            sample: ['6', '4', '2'],
        },
        {
            of: 'variable',
            name: 'start',
            sprite: LAMP,
            mode: 'slider',
            x: 5,
            y: 285,
            range: [FEWEST_HOPS, MOST_HOPS],
            sample: ['Lamp: start', '6'],
        },
        { of: 'variable', name: 'hops', sprite: LAMP, mode: 'large', x: 5, y: 60, sample: ['  2  '] },
    ],
    pictureCostumes: { [LAMP]: 'lit', Mesh: 'together' },
};

function bulb(name: string, glass: string, edge: string): SpriteSpec['costumes'][0] {
    return costume(
        name,
        140,
        190,
        `<path d="M70 6a60 60 0 0 1 36 108c-8 7-10 14-10 26H44c0-12-2-19-10-26A60 60 0 0 1 70 6z" fill="${glass}" stroke="${edge}" stroke-width="5"/>`,
        `<path d="M54 130V92l-10-18h52l-10 18v38" fill="none" stroke="${edge}" stroke-width="4"/>`,
        '<rect x="44" y="142" width="52" height="34" rx="8" fill="#5f6368"/><path d="M44 153h52M44 164h52" stroke="#c4ccd8" stroke-width="3"/>',
    );
}
