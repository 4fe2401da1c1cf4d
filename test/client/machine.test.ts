import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    INITIAL,
    TABLE,
    inGroup,
    next,
    type Effect,
    type Input,
    type Phase,
} from '../../src/client/connection/machine';
import { connectionTable } from './connection-table';

const PHASES: readonly Phase[] = [
    'idle',
    'joining',
    'polling.only',
    'polling.opening',
    'polling.proving',
    'polling.resting',
    'promoting',
    'pushing',
    'pushing.mending',
    'leaving',
];
const INPUTS: readonly Input[] = [
    'join',
    'joined',
    'joined-without-push',
    'join-failed',
    'leave',
    'left',
    'group-ended',
    'push-acknowledged',
    'echo-due',
    'echoed',
    'proof-overdue',
    'push-failed',
    'drained',
    'drain-failed',
    'gap-found',
    'upgrade-due',
    'stable',
    'woke',
    'network-changed',
];

/** What runs in a phase: polling, a WebSocket, a session. */
function runs(phase: Phase): { polling: boolean; push: boolean; session: boolean } {
    return {
        polling: phase.startsWith('polling.') || ['promoting', 'pushing.mending'].includes(phase),
        push: ['polling.opening', 'polling.proving', 'promoting', 'pushing', 'pushing.mending'].includes(phase),
        session: inGroup(phase),
    };
}

/** What runs after effects, from what ran before. */
function after(before: ReturnType<typeof runs>, effects: readonly Effect[]): ReturnType<typeof runs> {
    const now = { ...before };
    for (const effect of effects) {
        if (effect === 'start-polling') now.polling = true;
        if (effect === 'stop-polling') now.polling = false;
        if (effect === 'open-push') now.push = true;
        if (effect === 'close-push') now.push = false;
        if (effect === 'start-session') now.session = true;
        if (effect === 'end-session') now.session = false;
    }
    return now;
}

const PAIRS = PHASES.flatMap((phase) => INPUTS.map((input) => ({ phase, input })));

describe('the connection machine', () => {
    it('knows every phase of the list', () => {
        expect(Object.keys(TABLE).sort()).toEqual([...PHASES].sort());
    });

    it.each(PAIRS)('$phase on $input: what runs afterwards is what the next phase says', ({ phase, input }) => {
        const { state, effects } = next({ ...INITIAL, phase }, input);
        expect(PHASES).toContain(state.phase);
        expect(after(runs(phase), effects)).toEqual(runs(state.phase));
    });

    it.each(PHASES.filter(inGroup))('%s can be left, and can end', (phase) => {
        expect(next({ ...INITIAL, phase }, 'leave').state.phase).toBe('leaving');
        expect(next({ ...INITIAL, phase }, 'group-ended').state.phase).toBe('idle');
    });

    it('ignores late news: an input that a phase does not list changes nothing', () => {
        expect(next(INITIAL, 'echoed')).toEqual({ state: INITIAL, effects: [] });
    });

    it('starts polling at once, and promotes only after an echo and a last page', () => {
        let state = INITIAL;
        const path: Phase[] = [];
        for (const input of ['join', 'joined', 'push-acknowledged', 'echoed', 'drained'] as const) {
            state = next(state, input).state;
            path.push(state.phase);
        }
        expect(path).toEqual(['joining', 'polling.opening', 'polling.proving', 'promoting', 'pushing']);
        expect(next({ ...INITIAL, phase: 'joining' }, 'joined').effects).toContain('start-polling');
    });

    it('counts failures in a row, and forgets them once a WebSocket has been stable', () => {
        const failed = next({ phase: 'pushing', pushFailures: 2, earlyDeaths: 0 }, 'push-failed').state;
        expect(failed).toEqual({ phase: 'polling.resting', pushFailures: 3, earlyDeaths: 1 });
        expect(next({ phase: 'pushing', pushFailures: 3, earlyDeaths: 1 }, 'stable').state).toEqual({
            ...INITIAL,
            phase: 'pushing',
        });
    });

    it('two WebSockets in a row that died early are remembered; another network is another chance', () => {
        const once = next({ ...INITIAL, phase: 'pushing' }, 'push-failed').state;
        const twice = next({ ...once, phase: 'pushing' }, 'push-failed').state;
        expect(twice).toEqual({ phase: 'polling.resting', pushFailures: 2, earlyDeaths: 2 });
        expect(next(twice, 'network-changed')).toMatchObject({
            state: { phase: 'polling.opening', pushFailures: 0, earlyDeaths: 0 },
            effects: ['poll-now', 'open-push'],
        });
    });

    it('asks at once for what came while it slept', () => {
        expect(next({ ...INITIAL, phase: 'pushing' }, 'woke').effects).toEqual(['catch-up']);
        expect(next({ ...INITIAL, phase: 'polling.resting' }, 'woke').effects).toEqual(['poll-now']);
    });

    it('is drawn in its README as it is', () => {
        const readme = readFileSync(join(__dirname, '../../src/client/connection/README.md'), 'utf8');
        expect(readme).toContain(connectionTable());
    });
});
