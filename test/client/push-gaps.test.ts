// Something of a sender is missing in what is pushed: a backend whose pushes are made side by side may make one late, or
// never. It is fetched before anything behind it is handed on.
import type { Inbound } from '../../src/client/api/messages';
import { GAP_REST_MS } from '../../src/client/environment/timing';
import { arrived, pushing } from './hand-transport';
import { MEMBERSHIP, PART_ONE } from './membership';

/** The event with that number of a sender, at that place in the group's order. */
function numbered(sequence: number, place = sequence, sender = 'other'): Inbound {
    const key = `20261124090000-${String(sequence).padStart(7, '0')}`;
    return arrived(`EVENT#${String(place).padStart(4, '0')}`, key, sender);
}

/** What the inbox makes of it: each event once, in the order in which it came first. */
function once(taken: readonly Inbound[]): Inbound[] {
    const seen = new Set<string>();
    return taken.filter((item) => {
        const key = JSON.stringify(item);
        return !seen.has(key) && seen.add(key);
    });
}

const connected = () => pushing(MEMBERSHIP, numbered(1));

test('D2: what is pushed late, or never, is fetched before what stands behind it', async () => {
    const { environment, backend, taken, told, connection } = await connected();
    backend.waiting.push(numbered(2), numbered(3));
    told(numbered(3));
    expect(connection.transport).toBe('websocket');
    told(numbered(4));
    await environment.pass(0);
    expect(once(taken)).toEqual([1, 2, 3, 4].map((sequence) => numbered(sequence)));
    // The late push comes after all: the inbox knows it, and it is no gap.
    const asked = backend.askedFrom.length;
    told(numbered(2));
    told(numbered(5));
    await environment.pass(0);
    expect(backend.askedFrom).toHaveLength(asked);
});

test('it is looked for some seconds back, less than events live: what came since is not counted as missed', async () => {
    const { environment, backend, told } = await connected();
    for (let second = 1; second <= 20; second += 1) {
        await environment.pass(1000);
        told(numbered(second, 100 + second, 'chatterbox'));
    }
    told(numbered(3, 200));
    await environment.pass(0);
    // What was reached eight seconds before, and the step of a second before that.
    expect(backend.askedFrom[backend.askedFrom.length - 1]).toBe('EVENT#0111');
});

test('numbers that were never sent delay a sender once, and are not looked for again and again', async () => {
    const { environment, backend, taken, told } = await connected();
    told(numbered(3));
    await environment.pass(0);
    const asked = backend.askedFrom.length;
    told(numbered(5));
    expect(once(taken)).toEqual([1, 3, 5].map((sequence) => numbered(sequence)));
    expect(backend.askedFrom).toHaveLength(asked);
    await environment.pass(GAP_REST_MS);
    told(numbered(7));
    expect(backend.askedFrom).toHaveLength(asked + 1);
});

test('D2: the first batch of a sender may be the late one', async () => {
    const { environment, backend, taken, told } = await connected();
    const first = numbered(1, 2, 'second');
    const next = numbered(2, 3, 'second');
    backend.waiting.push(first, next);
    told(next);
    await environment.pass(0);
    expect(once(taken)).toEqual([numbered(1), first, next]);
    // From where this member joined.
    expect(backend.askedFrom[backend.askedFrom.length - 1]).toBe(MEMBERSHIP.position);
});

test('D2: a gap before what was held back while the WebSocket took over is filled, too', async () => {
    const { environment, taken } = await pushing(MEMBERSHIP, numbered(1), (told, backend) => {
        // Polling has read its last page; then these came.
        backend.waiting.push(numbered(2), numbered(3));
        told(numbered(3));
        told(numbered(4));
    });
    await environment.pass(0);
    expect(once(taken)).toEqual([1, 2, 3, 4].map((sequence) => numbered(sequence)));
});

test('D1: polling goes on from some seconds before a WebSocket died: others may have overtaken what was on its way', async () => {
    const { environment, backend, push, told } = await connected();
    for (let second = 1; second <= 20; second += 1) {
        await environment.pass(1000);
        told(numbered(second, 100 + second, 'chatterbox'));
    }
    push.events?.onQuiet();
    push.events?.onClosed({ ending: 'closed', reason: 'It is closed.' });
    expect(backend.askedFrom.slice(-2)).toEqual(['EVENT#0111', 'EVENT#0111']);
});

test('D5: a clock that is set changes nothing about how far back it is looked for', async () => {
    const { environment, backend, told } = await connected();
    for (let second = 1; second <= 20; second += 1) {
        await environment.pass(1000);
        told(numbered(second, 100 + second, 'chatterbox'));
    }
    environment.setClock(-3_600_000);
    environment.setClock(10_800_000);
    told(numbered(21, 121, 'chatterbox'));
    told(numbered(3, 200));
    await environment.pass(0);
    expect(backend.askedFrom[backend.askedFrom.length - 1]).toBe('EVENT#0111');
});

test('the history, which a person reads, keeps to what a person can see', async () => {
    const { environment, told, history } = await connected();
    const before = history.list.length;
    told(numbered(3));
    await environment.pass(0);
    expect(history.list).toHaveLength(before);
});

test('each sender has numbers of its own; one that joined anew starts again', async () => {
    const { environment, backend, told } = await connected();
    told(numbered(50, 2, 'second'));
    await environment.pass(0);
    const asked = backend.askedFrom.length;
    told(numbered(2, 3));
    told(numbered(51, 4, 'second'));
    told(arrived('EVENT#0005', '20261124090100-0000001'));
    told(arrived('EVENT#0006', '20261124090100-0000002'));
    expect(backend.askedFrom).toHaveLength(asked);
});

test("one's own events, and those of senders without numbers, are never looked for", async () => {
    const { backend, told } = await connected();
    const asked = backend.askedFrom.length;
    told(numbered(1, 2, MEMBERSHIP.nodeId));
    told(numbered(9, 3, MEMBERSHIP.nodeId));
    told(arrived('EVENT#0004', 'a', 'third'));
    told(arrived('EVENT#0005', 'c', 'third'));
    expect(backend.askedFrom).toHaveLength(asked);
});

test('a backend of Part 1 is not asked: it may keep nothing', async () => {
    const { backend, told } = await pushing(PART_ONE, numbered(1));
    const asked = backend.askedFrom.length;
    told(numbered(3));
    expect(backend.askedFrom).toHaveLength(asked);
});

test('where it cannot be fetched, that sender alone waits, and polling goes on asking', async () => {
    const { environment, backend, taken, told, connection } = await connected();
    backend.hold();
    told(numbered(3));
    told(numbered(1, 4, 'second'));
    await environment.pass(10_000);
    expect(taken).toEqual([numbered(1), numbered(1, 4, 'second')]);
    expect(connection.transport).toBe('websocket');
    backend.waiting.push(numbered(2), numbered(3), numbered(1, 4, 'second'));
    backend.answer();
    await environment.pass(0);
    expect(once(taken)).toEqual([numbered(1), numbered(1, 4, 'second'), numbered(2), numbered(3)]);
});

test('a WebSocket that dies meanwhile leaves one polling behind, from the gap', async () => {
    const { environment, backend, push, taken, told, connection } = await connected();
    backend.hold();
    told(numbered(3));
    push.events?.onClosed({ ending: 'closed', reason: 'It is closed.' });
    expect(connection.transport).toBe('polling');
    expect(backend.askedFrom.slice(-2)).toEqual([MEMBERSHIP.position, MEMBERSHIP.position]);
    backend.waiting.push(numbered(2), numbered(3));
    backend.answer();
    await environment.pass(0);
    expect(once(taken)).toEqual([1, 2, 3].map((sequence) => numbered(sequence)));
});
