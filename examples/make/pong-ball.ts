// The ball of Pong: it flies on the host's stage, the other stages follow.
import type { Block } from './block';
import { HOST, isRole } from './connection';
import { costume } from './drawing';
import { memberCount, sensorValue, setMeshVariable } from './mesh-blocks';
import { dividedBy, greater, less, magnitude, minus, not, equals, random, round, times } from './operators';
import type { SpriteSpec } from './project';
import {
    broadcast,
    changeVariable,
    changeX,
    changeY,
    either,
    forever,
    goTo,
    setVariable,
    setSize,
    valueOf,
    variable,
    wait,
    when,
    whenFlagClicked,
    whenReceived,
    xPosition,
    yPosition,
} from './scratch-blocks';

/** The sprite's name. It has the scores: `left` and `right`. */
export const BALL = 'Ball';

/** Steps a frame, and from the middle. */
const SPEED = 4;
const WALL_Y = 140;
const GOAL_X = 200;
/** Half a paddle and half the ball. */
const REACH = 55;
const REST_S = 1;

/** The mesh variables, each with what it is on the host's stage. */
const TOLD: Readonly<Record<string, () => Block>> = {
    'ball x': xPosition,
    'ball y': yPosition,
    'ball dx': () => variable('dx'),
    'ball dy': () => variable('dy'),
    'left score': () => variable('left'),
    'right score': () => variable('right'),
};

const tell = (): readonly Block[] => Object.entries(TOLD).map(([name, value]) => setMeshVariable(name, value()));

const fly = (dx: Block, dy: Block): readonly Block[] => [changeX(dx), changeY(dy)];

const bounceOffWalls = (): readonly Block[] => [
    when(greater(yPosition(), WALL_Y), setVariable('dy', times(-1, magnitude(variable('dy'))))),
    when(less(yPosition(), -WALL_Y), setVariable('dy', magnitude(variable('dy')))),
];

/** Back from the paddle, the steeper the farther from its middle; or a point for the other side. */
const atGoal = (isThere: Block, sprite: string, dx: number, scorer: string): Block =>
    when(
        isThere,
        either(
            less(magnitude(minus(yPosition(), valueOf('y position', sprite))), REACH),
            [
                setVariable('dx', dx),
                setVariable('dy', round(dividedBy(minus(yPosition(), valueOf('y position', sprite)), 8))),
            ],
            [
                changeVariable(scorer, 1),
                goTo(0, 0),
                setVariable('dx', dx),
                setVariable('dy', random(-3, 3)),
                ...tell(),
                broadcast('point'),
                wait(REST_S),
            ],
        ),
    );

const run = (): readonly Block[] => [
    ...fly(variable('dx'), variable('dy')),
    ...bounceOffWalls(),
    atGoal(less(xPosition(), -GOAL_X), 'Left', SPEED, 'right'),
    atGoal(greater(xPosition(), GOAL_X), 'Right', -SPEED, 'left'),
    ...tell(),
];

const follow = (): readonly Block[] => [
    either(equals(variable('heard'), sensorValue('ball x')), fly(sensorValue('ball dx'), sensorValue('ball dy')), [
        setVariable('heard', sensorValue('ball x')),
        goTo(sensorValue('ball x'), sensorValue('ball y')),
    ]),
    setVariable('left', sensorValue('left score')),
    setVariable('right', sensorValue('right score')),
];

/** The sprite. */
export const ball: SpriteSpec = {
    name: BALL,
    x: 0,
    y: 0,
    variables: { dx: -SPEED, dy: 3, left: 0, right: 0, heard: '' },
    costumes: [costume('ball', 20, 20, '<circle cx="10" cy="10" r="10" fill="#fff"/>')],
    scripts: [
        [
            whenFlagClicked(),
            goTo(0, 0),
            setVariable('left', 0),
            setVariable('right', 0),
            setVariable('dx', -SPEED),
            setVariable('dy', 3),
            forever(
                either(
                    isRole(HOST),
                    [when(greater(memberCount(), 1), ...run())],
                    [when(not(equals(sensorValue('ball x'), '')), ...follow())],
                ),
            ),
        ],
        [whenReceived('point'), setSize(200), wait(0.3), setSize(100)],
    ],
};
