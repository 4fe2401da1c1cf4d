import {
    batchMessage,
    dissolveMessage,
    membersMessage,
    statusMessage,
    statusShape,
} from '../../../src/core/wire-shapes';
import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { FanOut } from '../../../src/server/fan-out/fan-out';
import { Selection } from '../../../src/server/fan-out/selection';
import { nextStart } from '../../../src/server/fan-out/push-frames';
import type { Subscriber } from '../../../src/server/fan-out/subscriber';
import { executableSchema } from '../../../src/wire/executable-schema';
import { OnMessageDocument, OnMessageExtendedDocument } from '../../../src/wire/operations';
import { print } from 'graphql';
import { isoTime } from '../../../src/core/platform';
import { contractDouble } from '../graphql/contract-double';
import { until } from '../../until';

const KEY = { id: 'g', domain: 'd' };
const documents = new DocumentCache(executableSchema(contractDouble()));
const NOW = Date.parse('2026-01-11T13:22:00.123Z');

function selection(text: string, variables: Record<string, unknown> = { groupId: 'g', domain: 'd' }): Selection {
    return new Selection(documents.operation(text, undefined), variables);
}

const part1 = () => selection(print(OnMessageDocument));
const part2 = () => selection(print(OnMessageExtendedDocument));

/** What a fan-out did. */
class Observed {
    public messages = 0;
    public events = 0;
    public taken = 0;
    public renderings = 0;
    public cut = 0;
    public failures: unknown[] = [];
    public delivered = (messages: number, events: number) => {
        this.messages += messages;
        this.events += events;
    };
    public eventsIn = (count: number) => (this.taken += count);
    public rendered = () => (this.renderings += 1);
    public dropped = (count: number) => (this.cut += count);
    public failed = (thrown: unknown) => this.failures.push(thrown);
}

/** A subscriber that keeps what it is sent. */
class Listener implements Subscriber {
    public readonly frames: Buffer[] = [];
    public waitingBytes = 0;
    public dropReason: number | undefined;
    public completed = false;
    public readonly messageStart: string;
    public constructor(id = '1') {
        this.messageStart = nextStart(id);
    }
    public write = (frames: Buffer) => void this.frames.push(frames);
    public dropSlow = (waitingBytes: number) => {
        const first = this.dropReason === undefined;
        this.dropReason ??= waitingBytes;
        return first;
    };
    public complete = () => void (this.completed = true);

    /** What was written, as one text. */
    public get text(): string {
        return Buffer.concat(this.frames).toString('utf8');
    }
}

function arrange() {
    const observed = new Observed();
    const fanOut = new FanOut(observed);
    const listen = (chosen: Selection, id?: string, key = KEY) => {
        const listener = new Listener(id);
        return { listener, leave: fanOut.subscribe(key, chosen, listener) };
    };
    return { observed, fanOut, listen };
}

function eventRecord(name: string, variables: { key: string; value: string }[] = []) {
    return {
        name,
        payload: null,
        firedAt: '2026-01-11T13:22:00.123Z',
        orderKey: null,
        firedByNodeId: 'n',
        recordedAt: '2026-01-11T13:22:00.123Z',
        position: 'EVENT#2026-01-11T13:22:00.123Z#000000000001',
        variables: variables.map((variable) => ({ ...variable, removed: false, initial: false, position: 'p' })),
    };
}

const batch = (...names: string[]) =>
    batchMessage(
        KEY,
        'n',
        names.map((name) => eventRecord(name)),
        NOW,
    );

test('a message is executed and serialised once for each group and selection, whatever the number of subscribers', async () => {
    const { observed, fanOut, listen } = arrange();
    const old = Array.from({ length: 40 }, () => listen(part1()).listener);
    const extended = Array.from({ length: 40 }, () => listen(part2()).listener);
    fanOut.publish(KEY, batch('hello', 'again'), 'all');
    expect(observed.renderings).toBe(2);
    await until('all have it', () => [...old, ...extended].every(({ text }) => text.includes('"name":"hello"')));
    expect(observed).toMatchObject({ taken: 2, messages: 80, events: 160 });
});

test('subscribers with the same operation id are sent the very same bytes', async () => {
    const { fanOut, listen } = arrange();
    const same = [listen(part1(), 'a').listener, listen(part1(), 'a').listener];
    const other = listen(part1(), 'b').listener;
    fanOut.publish(KEY, batch('e'), 'all');
    await until('all have it', () => [...same, other].every(({ frames }) => frames.length === 1));
    expect(same[0]?.frames[0]).toBe(same[1]?.frames[0]);
    expect(other.text).toContain('{"id":"b","type":"next","payload":{"data":{"onMessageInGroup":{');
});

test('what is published in quick succession leaves in order and in one write', async () => {
    const { fanOut, listen } = arrange();
    const { listener } = listen(part1());
    for (const name of ['one', 'two', 'three']) fanOut.publish(KEY, batch(name), 'all');
    await until('it arrives', () => listener.frames.length > 0);
    expect(listener.frames).toHaveLength(1);
    expect([...listener.text.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name)).toEqual(['one', 'two', 'three']);
});

test('a subscriber gets nothing that was published before it came, though it has not left yet', async () => {
    const { fanOut, listen } = arrange();
    const first = listen(part1()).listener;
    fanOut.publish(KEY, batch('before'), 'all');
    const second = listen(part1()).listener;
    fanOut.publish(KEY, batch('after'), 'all');
    await until('the later one arrives', () => second.text.includes('after'));
    expect(second.text).not.toContain('before');
    expect(first.text).toMatch(/before.*after/s);
});

test('another group, and the same id in another domain, hear nothing', async () => {
    const { fanOut, listen } = arrange();
    const here = listen(part1()).listener;
    const elsewhere = [
        listen(part1(), '1', { id: 'g', domain: 'e' }).listener,
        listen(part1(), '1', { id: 'g@d', domain: '' }).listener,
    ];
    fanOut.publish(KEY, batch('e'), 'all');
    await until('it arrives', () => here.frames.length > 0);
    expect(elsewhere.map(({ frames }) => frames.length)).toEqual([0, 0]);
});

test('variables told beforehand go only to those who do not read them in the events', async () => {
    const { observed, fanOut, listen } = arrange();
    const old = listen(part1()).listener;
    const extended = listen(part2()).listener;
    const status = statusShape(KEY, { nodeId: 'n', timestamp: isoTime(NOW), variables: [] }, null);
    fanOut.publish(KEY, statusMessage(KEY, status), 'without-event-data');
    fanOut.publish(KEY, batch('e'), 'all');
    await until('both have the event', () => [old, extended].every(({ text }) => text.includes('"name":"e"')));
    expect(old.text).toMatch(/"nodeStatus":\{.*"name":"e"/s);
    expect(extended.text).not.toContain('"nodeStatus":{');
    expect(observed.renderings).toBe(3);
});

test('a payload that a selection does not hold is not sent to it at all', async () => {
    const { observed, fanOut, listen } = arrange();
    const old = listen(part1()).listener;
    const extended = listen(part2()).listener;
    fanOut.publish(KEY, membersMessage(KEY, { ids: [], position: '' }), 'all');
    await until('who asked for it has it', () => extended.text.includes('"members":[]'));
    expect(old.frames).toHaveLength(0);
    expect(observed.renderings).toBe(1);
});

test('a payload that @include or @skip leave out is not sent', async () => {
    const { fanOut, listen } = arrange();
    const text = `subscription ($groupId: ID!, $domain: String!, $all: Boolean!) {
        onMessageInGroup(groupId: $groupId, domain: $domain) {
            groupId members @include(if: $all) ... @skip(if: $all) { batchEvent { events { name } } } } }`;
    const all = listen(selection(text, { groupId: 'g', domain: 'd', all: true })).listener;
    const some = listen(selection(text, { groupId: 'g', domain: 'd', all: false })).listener;
    fanOut.publish(KEY, membersMessage(KEY, { ids: [], position: '' }), 'all');
    fanOut.publish(KEY, batch('e'), 'all');
    await until('both have theirs', () => all.frames.length > 0 && some.frames.length > 0);
    expect(all.text).toContain('"members":[]');
    expect(all.text).not.toContain('batchEvent');
    expect(some.text).toContain('"name":"e"');
});

test('selections that differ in spacing alone, or in what they call the group, are one', () => {
    const text = print(OnMessageDocument);
    expect(selection(text.replaceAll('\n', ' \n ')).key).toBe(part1().key);
    expect(selection(text, { groupId: 'other', domain: 'd', unknown: 1 }).key).toBe(part1().key);
    expect(part2().key).not.toBe(part1().key);
});

test('a subscriber that does not read is cut off, counted, and sent nothing more; others are not held up', async () => {
    const { observed, fanOut, listen } = arrange();
    const slow = listen(part1()).listener;
    const quick = listen(part1()).listener;
    slow.waitingBytes = 1024 * 1024 + 1;
    fanOut.publish(KEY, batch('e'), 'all');
    await until('the quick one has it', () => quick.frames.length > 0);
    expect(slow).toMatchObject({ frames: [], dropReason: 1024 * 1024 + 1 });
    expect(observed).toMatchObject({ cut: 1, messages: 1 });
});

test('the message that ends a group leaves before the subscriptions are completed', () => {
    const { fanOut, listen } = arrange();
    const { listener } = listen(part1());
    let atCompletion = '';
    listener.complete = () => void (atCompletion = listener.text);
    fanOut.publish(KEY, batch('last words'), 'all');
    fanOut.publish(KEY, dissolveMessage(KEY, 'group-ended', 'It is over.'), 'all');
    expect(atCompletion).toMatch(/last words.*It is over\./s);
});

test('who leaves is forgotten, twice too', async () => {
    const { observed, fanOut, listen } = arrange();
    const gone = listen(part1());
    const stays = listen(part2()).listener;
    gone.leave();
    gone.leave();
    expect(fanOut.subscriptions).toBe(1);
    fanOut.publish(KEY, batch('e'), 'all');
    await until('the other has it', () => stays.frames.length > 0);
    expect(gone.listener.frames).toHaveLength(0);
    expect(observed.renderings).toBe(1);
});

test('a message that does not fit the contract is logged, and the next one goes through', async () => {
    const { observed, fanOut, listen } = arrange();
    const { listener } = listen(part1());
    const broken = { ...KEY, groupId: 'g', batchEvent: Object.assign(Object.create(null), { events: [null] }) };
    fanOut.publish(KEY, broken, 'all');
    fanOut.publish(KEY, batch('e'), 'all');
    await until('the next one arrives', () => listener.text.includes('"name":"e"'));
    expect(observed.failures).toHaveLength(1);
});
