// Who performs the same commands has the same, and who takes up a saved state goes on exactly as who never stopped.
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { AnyCommand } from '../../src/replication/commands';
import { Replica } from '../../src/replication/replica';
import type { MeshMessage } from '../../src/wire/types';

const NODES = ['h', 'n1', 'n2'];
/** Each may host one group. */
const GROUPS = NODES.map((host) => `group-of-${host}`);

const group = fc.constantFrom(...GROUPS);
const node = fc.constantFrom(...NODES);
const key = fc.record({ groupId: group, domain: fc.constant('d') });
const data = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom('0', '1', 'two') }), {
    maxLength: 3,
});
const events = fc.array(
    fc.record({
        eventName: fc.constantFrom('jump', 'score'),
        firedAt: fc.constant('2026-01-01T00:00:00.000Z'),
        orderKey: fc.constantFrom('1', '2', '3', '4', '5'),
        data,
    }),
    { minLength: 1, maxLength: 3 },
);

const command: fc.Arbitrary<AnyCommand> = fc.oneof(
    node.map((hostId) => ({
        name: 'createGroup' as const,
        args: { name: 'Class', hostId, domain: 'd', useWebSocket: true, maxConnectionTimeSeconds: 60 },
        ids: [`group-of-${hostId}`, `key-group-of-${hostId}`],
    })),
    fc.tuple(key, node).map(([to, nodeId]) => ({ name: 'joinGroup' as const, args: { ...to, nodeId }, ids: [] })),
    fc.tuple(key, node).map(([to, nodeId]) => ({ name: 'leaveGroup' as const, args: { ...to, nodeId }, ids: [] })),
    fc.tuple(key, node, events).map(([to, nodeId, all]) => ({
        name: 'fireEventsByNode' as const,
        args: { ...to, nodeId, events: all },
        ids: [],
    })),
    fc.tuple(key, node, data).map(([to, nodeId, all]) => ({
        name: 'reportDataByNode' as const,
        args: { ...to, nodeId, data: all },
        ids: [],
    })),
    fc.tuple(group, node).map(([id, nodeId]) => ({
        name: 'hear' as const,
        args: { group: { id, domain: 'd' }, nodeId, heardWithinSeconds: 1 },
        ids: [],
    })),
    fc.tuple(key, fc.boolean()).map(([to, paused]) => ({
        name: 'pauseGroup' as const,
        args: { ...to, hostKey: `key-${to.groupId}`, paused },
        ids: [],
    })),
    fc.tuple(key, node).map(([to, nodeId]) => ({
        name: 'removeMember' as const,
        args: { ...to, hostKey: `key-${to.groupId}`, nodeId },
        ids: [],
    })),
    fc.constant({ name: 'tick' as const, args: null, ids: [] }),
);

/** A command, and the milliseconds that pass before it. */
const step = fc.tuple(fc.integer({ min: 0, max: 2_900 }), command);

class Player {
    public readonly told: unknown[] = [];
    private at = 1_700_000_000_000;
    private replica: Replica;

    public constructor() {
        this.replica = this.replicaOf(null);
    }

    /** The state as text. */
    public get pieces(): string[] {
        return [...this.replica.pieces()];
    }

    public async play(steps: readonly (readonly [number, AnyCommand])[]): Promise<void> {
        for (const [ms, each] of steps) {
            this.at += ms;
            this.replica.advance(this.at);
            const answer: unknown = await this.replica.perform(each).catch((error: unknown) => String(error));
            this.told.push(answer);
        }
    }

    /** Goes on from its state as another process would. */
    public reload(): void {
        this.replica = this.replicaOf(this.pieces);
    }

    private replicaOf(pieces: readonly string[] | null): Replica {
        return new Replica(
            {
                settings: DEFAULT_SETTINGS,
                store: DEFAULT_SETTINGS,
                publisher: { publish: (_key, message: MeshMessage) => void this.told.push(message) },
                deriveDomain: () => Promise.resolve('d'),
            },
            pieces,
        );
    }
}

describe('a replica', () => {
    it('goes on from a saved state exactly as one that never stopped', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.array(step, { minLength: 20, maxLength: 80 }),
                fc.array(step, { minLength: 10, maxLength: 40 }),
                async (before, after) => {
                    const [stays, reloads] = [new Player(), new Player()];
                    for (const player of [stays, reloads]) await player.play(before);
                    reloads.reload();
                    expect(reloads.pieces).toEqual(stays.pieces);
                    for (const player of [stays, reloads]) await player.play(after);
                    expect(reloads.told).toEqual(stays.told);
                    expect(reloads.pieces).toEqual(stays.pieces);
                },
            ),
            { numRuns: 150 },
        );
    });

    it('refuses what is no saved state', () => {
        for (const pieces of [[], ['{'], ['{}'], ['{"clock":{"time":0}}']])
            expect(() => new Replica({ ...PARTS }, pieces)).toThrow();
    });
});

const PARTS = {
    settings: DEFAULT_SETTINGS,
    store: DEFAULT_SETTINGS,
    publisher: { publish: () => undefined },
    deriveDomain: () => Promise.resolve('d'),
};
