import { MESH_LEVEL } from '../../src/wire/level';
import { at, list, text, until } from './backend';
import { event, numbered, payloads, type Classroom } from './classroom';
import { FIRE_EXTENDED, JOIN_EXTENDED, POLL_EXTENDED, REPORT_EXTENDED, SUBSCRIBE_EXTENDED } from './new-client';
import * as old from './old-client';

/** Rules of what Part 2 adds. */
export function additionRules(classroom: () => Classroom): void {
    test('joinGroup tells the position, the time of the server, the exactness of its order and the batch interval', async () => {
        const group = await classroom().group();
        const node = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        expect(Date.parse(text(node, 'serverTime'))).not.toBeNaN();
        expect(at(node, 'exactOrder')).toBe(true);
        expect(at(node, 'batchIntervalMilliseconds')).toEqual(expect.any(Number));
        await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events: [event('later')] });
        const poll = await classroom().ask(POLL_EXTENDED, { ...group, since: text(node, 'position') });
        expect(list(poll, 'events').map((entry) => text(entry, 'name'))).toEqual(['later']);
    });

    test('a poll says up to where it tells everything, and nothing is told twice', async () => {
        const group = await classroom().group();
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'before', value: '1' }] });
        await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events: numbered(150) });
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'after', value: '1' }] });
        const first = await classroom().ask(POLL_EXTENDED, { ...group, since: text(joined, 'position') });
        expect(at(first, 'more')).toBe(true);
        expect(list(first, 'events')).toHaveLength(100);
        expect(list(first, 'changes', 0, 'changed').map((entry) => text(entry, 'key'))).toEqual(['before']);
        const second = await classroom().ask(POLL_EXTENDED, { ...group, since: text(first, 'position') });
        expect(at(second, 'more')).toBe(false);
        expect(list(second, 'events')).toHaveLength(50);
        expect(list(second, 'changes', 0, 'changed').map((entry) => text(entry, 'key'))).toEqual(['after']);
        const third = await classroom().ask(POLL_EXTENDED, { ...group, since: text(second, 'position') });
        expect(third).toEqual({
            state: at(second, 'state'),
            events: [],
            changes: [],
            members: null,
            membersPosition: null,
            position: at(second, 'position'),
            more: false,
        });
    });

    test('a poll that resumes holds up to 1,000 events, any other 100', async () => {
        const group = await classroom().group();
        const since = text(await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' }), 'position');
        for (let batch = 0; batch < 3; batch += 1) {
            const events = Array.from({ length: 400 }, () => event('e'));
            await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events });
        }
        const resumed = await classroom().ask(POLL_EXTENDED, { ...group, since: `${since}#resume` });
        expect([list(resumed, 'events').length, at(resumed, 'more')]).toEqual([1000, true]);
        const plain = await classroom().ask(POLL_EXTENDED, { ...group, since });
        expect([list(plain, 'events').length, at(plain, 'more')]).toEqual([100, true]);
    });

    test('a poll names the members where they changed', async () => {
        const group = await classroom().group();
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const since = text(joined, 'position');
        expect(at(await classroom().ask(POLL_EXTENDED, { ...group, since }), 'members')).toBeNull();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'm' });
        const poll = await classroom().ask(POLL_EXTENDED, { ...group, since });
        expect([...list(poll, 'members')].sort()).toEqual(['m', 'n']);
        expect(text(poll, 'membersPosition') > since).toBe(true);
        await classroom().ask(old.LEAVE, { ...group, nodeId: 'm' });
        const left = await classroom().ask(POLL_EXTENDED, { ...group, since: text(poll, 'position') });
        expect(at(left, 'members')).toEqual(['n']);
    });

    test('a subscriber is told the members whenever one joins or leaves', async () => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        await classroom().ask(old.LEAVE, { ...group, nodeId: 'n' });
        await until('both changes', () => payloads(collector, 'members').length >= 2);
        expect(payloads(collector, 'members')).toEqual([['n'], []]);
        collector.stop();
    });

    test('a report tells what it changed, each with its position', async () => {
        const group = await classroom().group();
        await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const collector = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        const report = (data: unknown) => classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data });
        const first = await report([
            { key: 'x', value: '1' },
            { key: 'y', value: '1' },
        ]);
        const second = await report([{ key: 'x', value: '2' }]);
        expect(at(second, 'nodeStatus', 'data')).toEqual([{ key: 'x', value: '2' }]);
        expect(at(second, 'nodeStatus', 'changed')).toMatchObject([{ key: 'x', value: '2' }]);
        const position = text(second, 'nodeStatus', 'changed', 0, 'position');
        expect(position > text(first, 'nodeStatus', 'changed', 1, 'position')).toBe(true);
        await until('both reports', () => payloads(collector, 'nodeStatus').length === 2);
        expect(at(payloads(collector, 'nodeStatus')[1], 'changed')).toEqual(at(second, 'nodeStatus', 'changed'));
        collector.stop();
    });

    test('a removed variable is gone, and polls and reports say so', async () => {
        const group = await classroom().group();
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const report = (data: unknown) => classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data });
        await report([{ key: 'x', value: '1' }]);
        const removed = await report([{ key: 'x', value: '', removed: true }]);
        expect(at(removed, 'nodeStatus', 'data')).toEqual([]);
        expect(at(removed, 'nodeStatus', 'changed')).toMatchObject([{ key: 'x', removed: true }]);
        const poll = await classroom().ask(POLL_EXTENDED, { ...group, since: text(joined, 'position') });
        expect(at(poll, 'changes')).toMatchObject([{ nodeId: 'n', changed: [{ key: 'x', removed: true }] }]);
        expect(at(await classroom().ask(old.LIST_STATUSES, group), 0, 'data')).toEqual([]);
    });

    test('variables travel inside events: to those who read them there, and to old clients beforehand', async () => {
        const group = await classroom().group();
        const reader = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        const oldReader = await classroom().subscribe(old.SUBSCRIBE, group);
        await classroom().ask(old.JOIN, { ...group, nodeId: 'poller', useWebSocket: false });
        const events = [
            event('first', { data: [{ key: 'x', value: '1' }] }),
            event('second', { data: [{ key: 'x', value: '2' }] }),
        ];
        await classroom().ask(FIRE_EXTENDED, { ...group, nodeId: 'n', events });
        await until('both to hear', () =>
            [reader, oldReader].every((each) => payloads(each, 'batchEvent').length === 1),
        );
        // It may hear that something is coming, and nothing of what.
        expect(payloads(reader, 'nodeStatus').flatMap((status) => list(status, 'changed'))).toEqual([]);
        expect(payloads(reader, 'batchEvent')).toMatchObject([
            { events: [{ data: [{ key: 'x', value: '1' }] }, { data: [{ key: 'x', value: '2' }] }] },
        ]);
        expect(at(payloads(oldReader, 'nodeStatus').at(-1), 'data')).toEqual([{ key: 'x', value: '2' }]);
        const poll = await classroom().ask(POLL_EXTENDED, { ...group, since: '2020-01-01T00:00:00.000Z' });
        expect(at(poll, 'events', 0, 'data')).toMatchObject([{ key: 'x', value: '1' }]);
        expect(at(poll, 'events', 0, 'firedAt')).toBe('2026-01-11T13:22:00.123Z');
        reader.stop();
        oldReader.stop();
    });

    test('a backend says what it knows', async () => {
        expect(await classroom().ask('{ meshLevel }')).toBe(MESH_LEVEL);
    });

    test('an unknown field or operation is refused, and the backend lives on', async () => {
        for (const query of ['{ nothingOfTheKind }', 'query {', ''])
            expect((await classroom().refusal(query)).errorType).toMatch(/^(ValidationError|BadRequest)$/);
        expect(await classroom().ask(old.CREATE_DOMAIN)).toEqual(expect.any(String));
    });
}
