// Pong for two: the host's project runs the ball, each player moves a paddle of their own.
import type { Block, Script } from './block';
import { connection, HOST, isRole, MEMBER } from './connection';
import { backdrop, costume } from './drawing';
import { broadcastToMesh, memberCount, sensorValue, setMeshVariable, whenMeshEvent } from './mesh-blocks';
import { dividedBy, greater, less, minus } from './operators';
import { MEMBERS_MONITOR, type Example, type SpriteSpec } from './project';
import { BALL, ball } from './pong-ball';
import {
    changeY,
    either,
    forever,
    goTo,
    keyPressed,
    setVariable,
    setY,
    variable,
    wait,
    waitUntil,
    when,
    whenFlagClicked,
    yPosition,
} from './scratch-blocks';

const GROUP = 'pong';
/** A third who joins looks on. */
const WATCHER = 'watcher';

/** Steps from the middle, and a frame. */
const PADDLE_X = 215;
const PADDLE_HIGHEST = 130;
const PADDLE_STEP = 7;

/** Moves the paddle by the arrow keys, within the court. */
const byKeys = (): readonly Block[] => [
    when(keyPressed('up arrow'), changeY(PADDLE_STEP)),
    when(keyPressed('down arrow'), changeY(-PADDLE_STEP)),
    when(greater(yPosition(), PADDLE_HIGHEST), setY(PADDLE_HIGHEST)),
    when(less(yPosition(), -PADDLE_HIGHEST), setY(-PADDLE_HIGHEST)),
];

/** Each paddle is a variable of the stage: whoever plays it sets it, everybody else reads its sensor value. */
const paddle = (name: string, role: string, shared: string, x: number, fill: string): SpriteSpec => ({
    name,
    x,
    y: 0,
    costumes: [costume('paddle', 16, 90, `<rect width="16" height="90" rx="8" fill="${fill}"/>`)],
    scripts: [
        [
            whenFlagClicked(),
            goTo(x, 0),
            forever(
                either(
                    isRole(role),
                    [...byKeys(), setVariable(shared, yPosition())],
                    // A third of the way each frame: smooth, though values come ten times a second.
                    [changeY(dividedBy(minus(sensorValue(shared), yPosition()), 3))],
                ),
            ),
        ],
        // The stage of whoever joins has this variable, too, and shares it: so its player says it again.
        [whenMeshEvent('hello'), when(isRole(role), setMeshVariable(shared, variable(shared)))],
    ],
});

const note = [
    'The variables "left paddle" and "right paddle" are "for all sprites", so everybody can read them as sensor values.',
    'The host moves the ball and tells where it is; the other screens let it fly on until they hear more.',
    '「left paddle」と「right paddle」は「すべてのスプライト用」の変数なので、センサーの値としてみんなが読めます。',
    'ボールを動かすのはホストです。ほかの画面は次の知らせが来るまでボールをそのまま飛ばします。',
].join('\n');

const greet: Script = [
    // Only who knows the number of members knows whether a place is free.
    waitUntil(greater(memberCount(), 1)),
    when(greater(memberCount(), 2), setVariable('role', WATCHER)),
    wait(0.1),
    broadcastToMesh('hello'),
];

/** Pong for two. */
export const PONG: Example = {
    name: GROUP,
    stage: {
        variables: { 'left paddle': 0, 'right paddle': 0 },
        costumes: [
            backdrop(
                '#0f3d3e',
                'Host = left / ホストは左 · Guest = right / 入った人は右 · ↑ ↓',
                '<path d="M240 34v296" stroke="#fff" stroke-opacity=".5" stroke-width="4" stroke-dasharray="12 12"/>',
                '<path d="M0 34h480M0 330h480" stroke="#fff" stroke-opacity=".5" stroke-width="3"/>',
            ),
        ],
    },
    sprites: [
        { ...paddle('Left', HOST, 'left paddle', -PADDLE_X, '#ffb703'), note },
        paddle('Right', MEMBER, 'right paddle', PADDLE_X, '#8ecae6'),
        ball,
        connection({ group: GROUP, asks: [], afterJoining: greet }),
    ],
    monitors: [
        MEMBERS_MONITOR,
        { of: 'variable', name: 'left', sprite: BALL, mode: 'large', x: 150, y: 66, sample: ['  2  '] },
        { of: 'variable', name: 'right', sprite: BALL, mode: 'large', x: 290, y: 66, sample: ['  1  '] },
    ],
    pictureCostumes: { Mesh: 'together' },
};
