// The class's temperature board: everybody shares a value under their own name, every screen lists them all.
import type { Block } from './block';
import { connection, hasRole, HOST, isRole, MEMBER, ownName } from './connection';
import { backdrop, centred, costume } from './drawing';
import {
    broadcastWithPayload,
    eventPayload,
    groupName,
    sensorValue,
    setMeshVariable,
    whenMeshEvent,
} from './mesh-blocks';
import { all, equals, greater, join, less, not } from './operators';
import { MEMBERS_MONITOR, type Example, type SpriteSpec } from './project';
import {
    addTo,
    changeVariable,
    contains,
    deleteAllOf,
    either,
    forever,
    lengthOf,
    repeat,
    replaceItem,
    setVariable,
    variable,
    wait,
    when,
    whenFlagClicked,
    whenKeyPressed,
} from './scratch-blocks';

const GROUP = 'temperatures';
/** How many names the board has room for. */
const ROWS = 6;
const COLDEST = -10;
const HOTTEST = 45;
const THERMOMETER = 'Thermometer';

/** The mesh variables: one for each row's name, which the host sets, one for each name's temperature. */
const nameIn = (row: Block): Block => join('name ', row);
const temperatureOf = (name: Block): Block => join('temperature of ', name);

/** A name and its temperature; whoever left has none. */
const row = (name: Block): Block =>
    either(
        equals(sensorValue(temperatureOf(name)), ''),
        [replaceItem(variable('row'), 'board', join(name, ': –'))],
        [replaceItem(variable('row'), 'board', join(name, ': ', sensorValue(temperatureOf(name)), ' °C'))],
    );

const lastRow = (): Block => nameIn(lengthOf('names'));

const board: SpriteSpec = {
    name: 'Board',
    x: -70,
    y: 108,
    variables: { row: 0, who: '' },
    costumes: [
        costume(
            'sun',
            60,
            60,
            '<g stroke="#ffb703" stroke-width="5" stroke-linecap="round"><path d="M30 4v8M30 48v8M4 30h8M48 30h8M12 12l5 5M43 43l5 5M48 12l-5 5M17 43l-5 5"/></g>',
            '<circle cx="30" cy="30" r="14" fill="#ffd166"/>',
        ),
    ],
    scripts: [
        [
            whenFlagClicked(),
            forever(
                setVariable('row', 0),
                repeat(
                    ROWS,
                    changeVariable('row', 1),
                    setVariable('who', sensorValue(nameIn(variable('row')))),
                    either(
                        equals(variable('who'), ''),
                        [replaceItem(variable('row'), 'board', '')],
                        [row(variable('who'))],
                    ),
                ),
            ),
        ],
        [
            whenMeshEvent('hello'),
            when(
                all(isRole(HOST), less(lengthOf('names'), ROWS), not(contains('names', eventPayload()))),
                addTo('names', eventPayload()),
                setMeshVariable(lastRow(), eventPayload()),
            ),
        ],
    ],
    note: [
        'Whoever joins says hello with a name; the host gives it a row of the board by setting "name 1" to "name 6".',
        'So who joins late reads all rows at once. Lists are not shared: every screen makes its own from the sensor values.',
        '入った人は名前といっしょに hello を送り、ホストが「name 1」〜「name 6」に名前を入れます。',
        'リストは送られません。どの画面もセンサーの値から自分で表を作ります。',
    ].join('\n'),
};

const thermometer: SpriteSpec = {
    name: THERMOMETER,
    x: -165,
    y: 0,
    variables: { temperature: 20, told: '' },
    costumes: [
        costume(
            'thermometer',
            60,
            200,
            '<rect x="18" y="4" width="24" height="160" rx="12" fill="#fff" stroke="#5f6368" stroke-width="3"/>',
            '<circle cx="30" cy="172" r="24" fill="#e63946" stroke="#5f6368" stroke-width="3"/>',
            '<rect x="25" y="70" width="10" height="90" fill="#e63946"/>',
            '<path d="M42 30h10M42 60h10M42 90h10M42 120h10" stroke="#5f6368" stroke-width="3"/>',
        ),
    ],
    scripts: [
        [whenKeyPressed('up arrow'), when(less(variable('temperature'), HOTTEST), changeVariable('temperature', 1))],
        [
            whenKeyPressed('down arrow'),
            when(greater(variable('temperature'), COLDEST), changeVariable('temperature', -1)),
        ],
        [
            whenFlagClicked(),
            setVariable('told', ''),
            forever(
                when(equals(groupName(), ''), setVariable('told', '')),
                when(
                    all(hasRole(), not(equals(variable('told'), variable('temperature')))),
                    setVariable('told', variable('temperature')),
                    setMeshVariable(temperatureOf(ownName()), variable('temperature')),
                ),
                wait(0.1),
            ),
        ],
    ],
};

/** The temperature board. */
export const TEMPERATURES: Example = {
    name: GROUP,
    stage: {
        lists: { board: Array.from({ length: ROWS }, () => ''), names: [] },
        costumes: [
            backdrop(
                '#3a6ea5',
                '↑ ↓ or the slider = your temperature / 自分の温度',
                '<path d="M0 300q120-50 240-10t240-20v90H0z" fill="#2f5d3a"/><path d="M0 330h480v30H0z" fill="#264d30"/>',
                centred('How warm is it? / 何度？', 330, 84, { size: 16, fill: '#fff', weight: 'bold' }),
            ),
        ],
    },
    sprites: [
        thermometer,
        board,
        connection({
            group: GROUP,
            asks: [HOST, MEMBER],
            afterCreating: [
                deleteAllOf('names'),
                addTo('names', ownNameHere()),
                setMeshVariable('name 1', ownNameHere()),
            ],
            afterJoining: [broadcastWithPayload('hello', ownNameHere())],
        }),
    ],
    monitors: [
        MEMBERS_MONITOR,
        {
            of: 'list',
            name: 'board',
            sprite: null,
            mode: 'list',
            x: 220,
            y: 95,
            width: 210,
            height: 200,
            sample: ['Teacher: 21 °C', 'Aoi: 19 °C', 'Ren: 24 °C', 'Yui: 22 °C'],
        },
        {
            of: 'variable',
            name: 'temperature',
            sprite: THERMOMETER,
            mode: 'slider',
            x: 5,
            y: 300,
            range: [COLDEST, HOTTEST],
            sample: ['Thermometer: temperature', '19'],
        },
    ],
    pictureCostumes: { Mesh: 'together' },
};

/** The name in the connection's own scripts. */
function ownNameHere(): Block {
    return variable('name');
}
