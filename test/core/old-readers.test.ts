// An editor of today on our backend: it polls with its own clock, then with the last cursor, and after each batch of its
// own with that answer's nextSince; it never drops what comes twice.
import { startCore } from './core-harness';

const HOURS_MS = 3_600_000;

type Core = ReturnType<typeof startCore>['core'];

/** The member of today's editors. */
class OldMember {
    public readonly taken: string[] = [];
    private since: string;

    private constructor(
        private readonly core: Core,
        private readonly key: { readonly groupId: string; readonly domain: string },
        public readonly nodeId: string,
        clock: number,
    ) {
        this.since = new Date(clock).toISOString();
    }

    public static async join(
        core: Core,
        key: { readonly groupId: string; readonly domain: string },
        nodeId: string,
        clock: number,
    ): Promise<OldMember> {
        await core.joinGroup({ ...key, nodeId });
        return new OldMember(core, key, nodeId, clock);
    }

    public async poll(answerIsLost = false): Promise<void> {
        const events = await this.core.getEventsSince({ ...this.key, since: this.since });
        if (answerIsLost) return;
        for (const event of events) {
            if (event.firedByNodeId !== this.nodeId) this.taken.push(event.name);
            this.since = event.cursor ?? event.timestamp;
        }
    }

    public async fire(name: string): Promise<void> {
        const events = [{ eventName: name, firedAt: '2026-01-11T13:22:00.000Z' }];
        this.since = (await this.core.recordEventsByNode({ ...this.key, nodeId: this.nodeId, events })).nextSince;
    }
}

async function arrange() {
    const { core, clock, group } = startCore();
    const key = await group();
    await core.joinGroup({ ...key, nodeId: 'other' });
    let number = 0;
    const other = async (name = `o${(number += 1)}`) => {
        clock.time += 10;
        const event = { eventName: name, firedAt: '2026-01-11T13:22:00.000Z' };
        await core.recordEventsByNode({ ...key, nodeId: 'other', events: [event] });
    };
    return { core, clock, key, other };
}

test.each([
    ['right', 0],
    ['three hours fast', 3 * HOURS_MS],
    ['three hours slow', -3 * HOURS_MS],
])('with a clock that is %s it gets every event from its joining on, once', async (_title, offset) => {
    const { core, clock, key, other } = await arrange();
    await other('before');
    clock.time += 5;
    // What the members of Part 2 do is to resume: they are not mistaken for it.
    const { position } = await core.joinGroup({ ...key, nodeId: 'new' });
    await core.pollGroupData({ ...key, since: `${position}#resume` });
    const old = await OldMember.join(core, key, 'old', clock.time + offset);
    await other();
    await old.poll();
    await old.poll();
    await other();
    await other();
    await old.poll();
    clock.time += 30_000;
    await other();
    await old.poll();
    expect(old.taken.filter((name) => name !== 'before')).toEqual(['o1', 'o2', 'o3', 'o4']);
    if (offset >= 0) expect(old.taken).not.toContain('before');
});

test('its own batches do not take it past what it has not read', async () => {
    const { core, clock, key, other } = await arrange();
    const old = await OldMember.join(core, key, 'old', clock.time);
    await other();
    await old.fire('mine');
    await other();
    await old.fire('mine');
    await old.poll();
    await other();
    await old.fire('mine');
    await old.fire('mine');
    await other();
    await old.poll();
    await old.poll();
    await other();
    await old.poll();
    expect(old.taken).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
});

test('an answer that got lost is given again', async () => {
    const { core, clock, key, other } = await arrange();
    const old = await OldMember.join(core, key, 'old', clock.time);
    await other();
    await old.poll(true);
    await old.poll();
    await old.fire('mine');
    await other();
    await old.poll(true);
    await old.poll();
    expect(old.taken).toEqual(['o1', 'o2']);
});

test('several of them lose nothing, whoever joins and polls first', async () => {
    const { core, clock, key, other } = await arrange();
    const one = await OldMember.join(core, key, 'one', clock.time + HOURS_MS);
    await other();
    const two = await OldMember.join(core, key, 'two', clock.time - HOURS_MS);
    await other();
    await two.poll();
    await one.poll();
    await one.fire('of one');
    await other();
    await two.fire('of two');
    await other();
    for (const member of [one, two]) await member.poll();
    for (const member of [one, two]) await member.fire('again');
    await other();
    for (const member of [one, two]) await member.poll();
    expect(new Set(one.taken)).toEqual(new Set(['o1', 'o2', 'o3', 'o4', 'o5', 'of two', 'again']));
    expect([...new Set(two.taken)]).toEqual(expect.arrayContaining(['o2', 'o3', 'o4', 'o5', 'of one', 'again']));
});
