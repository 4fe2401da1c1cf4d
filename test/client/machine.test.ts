import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLE, next, type Effect, type Input, type Phase } from '../../src/client/connection/machine';
import { connectionTable } from './connection-table';

const PHASES: readonly Phase[] = ['off', 'trying', 'upgrading', 'pushed', 'backoff'];
const INPUTS: readonly Input[] = ['try', 'subscribed', 'proved', 'caught-up', 'failed', 'woke', 'network-changed'];
/** The phases in which there is a WebSocket. */
const WITH_PUSH: readonly Phase[] = ['trying', 'upgrading', 'pushed'];

/** Whether there is a WebSocket after effects, from whether there was one before. */
function after(hasPush: boolean, effects: readonly Effect[]): boolean {
    return effects.reduce(
        (now, effect) => (effect === 'open-push' ? true : effect === 'close-push' ? false : now),
        hasPush,
    );
}

const PAIRS = PHASES.flatMap((phase) => INPUTS.map((input) => ({ phase, input })));

describe('the connection machine', () => {
    it('knows every phase of the list', () => {
        expect(Object.keys(TABLE).sort()).toEqual([...PHASES].sort());
    });

    it.each(PAIRS)(
        '$phase on $input: there is a WebSocket afterwards where the next phase says so',
        ({ phase, input }) => {
            const { to, effects } = next(phase, input) ?? { to: phase, effects: [] };
            expect(PHASES).toContain(to);
            expect(after(WITH_PUSH.includes(phase), effects)).toBe(WITH_PUSH.includes(to));
        },
    );

    it.each(WITH_PUSH)('%s: a WebSocket that fails is asked about at once, and tried again later', (phase) => {
        expect(next(phase, 'failed')).toEqual({ to: 'backoff', effects: ['close-push', 'ask', 'back-off'] });
    });

    it('ignores late news: an input that a phase does not list changes nothing', () => {
        expect(next('off', 'proved')).toBeNull();
    });

    it('takes a WebSocket only after a message over it and an answer to what came before', () => {
        const path: (Phase | undefined)[] = [];
        let phase: Phase = 'off';
        for (const input of ['try', 'subscribed', 'proved', 'caught-up'] as const) {
            phase = next(phase, input)?.to ?? phase;
            path.push(phase);
        }
        expect(path).toEqual(['trying', 'trying', 'upgrading', 'pushed']);
    });

    it('asks at once for what came while it slept, or once the socket has been read', () => {
        for (const phase of PHASES)
            expect(next(phase, 'woke')?.effects).toEqual([phase === 'pushed' ? 'ask-later' : 'ask']);
    });

    it('another network is another chance', () => {
        expect(next('backoff', 'network-changed')).toEqual({ to: 'trying', effects: ['ask', 'open-push'] });
    });

    it('is drawn in its README as it is', () => {
        const readme = readFileSync(join(__dirname, '../../src/client/connection/README.md'), 'utf8');
        expect(readme).toContain(connectionTable());
    });
});
