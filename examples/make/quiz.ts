// Who buzzes first? The host's project decides, so that there is one winner on all screens.
import type { Block, Script } from './block';
import { connection, HOST, isRole, MEMBER, ownName } from './connection';
import { backdrop, centred, costume } from './drawing';
import { broadcastWithPayload, eventPayload, sensorValue, setMeshVariable, whenMeshEvent } from './mesh-blocks';
import { all, equals, greater, join, not } from './operators';
import { bubble } from './picture';
import { MEMBERS_MONITOR, type Costume, type Example, type SpriteSpec } from './project';
import {
    broadcast,
    changeVariable,
    either,
    forever,
    itemOf,
    lengthOf,
    say,
    setVariable,
    switchCostume,
    variable,
    wait,
    when,
    whenFlagClicked,
    whenKeyPressed,
    whenReceived,
    whenThisSpriteClicked,
} from './scratch-blocks';

const GROUP = 'quiz';
const QUESTIONS = ['7 × 8 = ?', '12 + 19 = ?', '100 − 37 = ?', '144 ÷ 12 = ?', '3 × 3 × 3 = ?', '25 × 4 = ?'];

/** The mesh variables: the host alone sets them. */
const QUESTION = 'question';
const WINNER = 'winner';
const MASTER = 'Quizmaster';

/** The question to which somebody has buzzed: a variable of theirs that arrives no later than their buzz. */
const buzzedAt = (name: Block): Block => join(name, ' buzzed at');

const nobodyHasWon = (): Block => equals(sensorValue(WINNER), '');

const quizmaster: SpriteSpec = {
    name: MASTER,
    x: -150,
    y: -50,
    variables: { question: '', winner: '', number: 0 },
    lists: { questions: QUESTIONS },
    costumes: [face('waiting', 'M42 78 q18 12 36 0'), face('cheering', 'M38 72 q22 34 44 0z')],
    scripts: [
        [
            whenFlagClicked(),
            say(''),
            setVariable('question', ''),
            forever(
                setVariable('winner', sensorValue(WINNER)),
                when(
                    not(equals(variable('question'), sensorValue(QUESTION))),
                    setVariable('question', sensorValue(QUESTION)),
                    say(variable('question')),
                ),
            ),
        ],
        [
            whenKeyPressed('n'),
            when(
                isRole(HOST),
                changeVariable('number', 1),
                when(greater(variable('number'), lengthOf('questions')), setVariable('number', 1)),
                setMeshVariable(WINNER, ''),
                setMeshVariable(QUESTION, itemOf(variable('number'), 'questions')),
            ),
        ],
        [
            whenMeshEvent('buzz'),
            when(
                // A buzz that was on its way while the next question came does not count.
                all(isRole(HOST), nobodyHasWon(), equals(sensorValue(buzzedAt(eventPayload())), sensorValue(QUESTION))),
                setMeshVariable(WINNER, eventPayload()),
                broadcast('we have a winner'),
            ),
        ],
        [whenReceived('we have a winner'), switchCostume('cheering'), wait(2), switchCostume('waiting')],
    ],
    note: [
        'The host presses N for the next question. To have your own, change the list "questions".',
        'Every "buzz" goes to all; only the host looks who was first and sets the mesh variable "winner".',
        'ホストが N をおすと次の問題になります。リスト questions に自分の問題を書けます。',
        '「buzz」は全員にとどきますが、だれが一番かを決めるのはホストだけです。',
    ].join('\n'),
};

const press = (hat: Block): Script => [
    hat,
    when(
        all(isRole(MEMBER), nobodyHasWon(), not(equals(sensorValue(QUESTION), ''))),
        setMeshVariable(buzzedAt(ownName()), sensorValue(QUESTION)),
        broadcastWithPayload('buzz', ownName()),
    ),
];

const buzzer: SpriteSpec = {
    name: 'Buzzer',
    x: 110,
    y: -60,
    costumes: [
        button('ready', '#e63946', '#9d1f2b', 'BUZZ!'),
        button('first', '#2fbf71', '#178048', '1st! いちばん'),
        button('locked', '#9aa0a6', '#5f6368', '…'),
    ],
    scripts: [
        [
            whenFlagClicked(),
            forever(
                either(
                    nobodyHasWon(),
                    [switchCostume('ready')],
                    [
                        either(
                            equals(sensorValue(WINNER), ownName()),
                            [switchCostume('first')],
                            [switchCostume('locked')],
                        ),
                    ],
                ),
            ),
        ],
        press(whenThisSpriteClicked()),
        press(whenKeyPressed('space')),
    ],
};

/** The buzzer quiz. */
export const QUIZ: Example = {
    name: GROUP,
    stage: {
        costumes: [
            backdrop(
                '#27406b',
                'Host: N = next question / 次の問題 · Students: space or click = buzz / はやおし',
                '<path d="M0 270h480v90H0z" fill="#1b2d4f"/><circle cx="90" cy="230" r="92" fill="#31507f"/>',
                '<rect x="239" y="66" width="236" height="62" rx="10" fill="#1b2d4f"/>',
                centred('First / いちばん', 357, 86, { size: 14, fill: '#cfe0ff' }),
            ),
        ],
    },
    sprites: [quizmaster, buzzer, connection({ group: GROUP, asks: [MEMBER] })],
    monitors: [
        MEMBERS_MONITOR,
        { of: 'variable', name: 'winner', sprite: MASTER, mode: 'large', x: 319, y: 94, sample: ['  Aoi  '] },
    ],
    pictureCostumes: { [MASTER]: 'cheering', Buzzer: 'first', Mesh: 'together' },
    pictureExtras: bubble(QUESTIONS[0] ?? '', 96, 118, 124),
};

function face(name: string, mouth: string): Costume {
    return costume(
        name,
        120,
        130,
        '<path d="M24 118 q36 -30 72 0 v12 h-72z" fill="#7c4dff"/>',
        '<circle cx="60" cy="60" r="44" fill="#ffd9a8"/>',
        '<path d="M12 34 60 8l48 26-48 20z" fill="#22223b"/><path d="M104 34v26" stroke="#f4d35e" stroke-width="4"/>',
        '<circle cx="44" cy="62" r="5" fill="#22223b"/><circle cx="76" cy="62" r="5" fill="#22223b"/>',
        `<path d="${mouth}" fill="${name === 'cheering' ? '#c1121f' : 'none'}" stroke="#22223b" stroke-width="4"/>`,
    );
}

function button(name: string, top: string, side: string, words: string): Costume {
    return costume(
        name,
        150,
        120,
        '<ellipse cx="75" cy="92" rx="74" ry="27" fill="#dfe3ea"/>',
        `<path d="M20 54v28a55 22 0 0 0 110 0v-28z" fill="${side}"/><ellipse cx="75" cy="54" rx="55" ry="24" fill="${top}"/>`,
        centred(words, 75, 60, { size: 16, fill: '#fff', weight: 'bold' }),
    );
}
