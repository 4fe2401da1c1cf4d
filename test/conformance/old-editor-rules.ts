import { at, list, text, until } from './backend';
import { event, payloads, type Classroom } from './classroom';
import { POLL_EXTENDED, REPORT_EXTENDED, JOIN_EXTENDED, SUBSCRIBE_EXTENDED } from './new-client';
import * as old from './old-client';
import { OldEditor } from './old-editor';

const HOUR_MS = 3_600_000;
const named = (names: readonly string[]) => names.map((name) => event(name));
const numbers = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** Rules of what editors of today hear and read in a group with others. */
export function oldEditorRules(classroom: () => Classroom): void {
    const record = (group: object, nodeId: string, names: readonly string[]) =>
        classroom().ask(old.RECORD, { ...group, nodeId, events: named(names) });

    test.each([
        ['the right clock', 0],
        ['a clock that is an hour ahead', HOUR_MS],
    ])('D1: a polling editor of today with %s hears every event of others once', async (_clock, ahead) => {
        const group = await classroom().group({ useWebSocket: false });
        const editor = await OldEditor.polling(classroom(), group, 'editor', ahead);
        for (const name of ['a', 'b', 'c']) {
            await record(group, 'other', [name]);
            await editor.poll();
            await editor.poll();
        }
        await editor.record(named(['own']));
        await record(group, 'other', ['d']);
        await editor.pollAll();
        expect(editor.heard).toEqual(['a', 'b', 'c', 'd']);
    });

    test('D1: one whose clock is a little ahead still hears what came before that time did', async () => {
        const group = await classroom().group({ useWebSocket: false });
        await record(group, 'other', ['a']);
        const told = await classroom().ask(old.POLL, { ...group, since: '2020-01-01T00:00:00.000Z' });
        const firstAsked = new Date(Date.parse(text(told, 'events', 0, 'timestamp')) + 1).toISOString();
        // That time has passed by now, and no question was asked between the event and it.
        const page = await classroom().ask(old.POLL, { ...group, since: firstAsked });
        expect(list(page, 'events').map((each) => text(each, 'name'))).toEqual(['a']);
    });

    test('D1: it hears others behind a full page of its own events', async () => {
        const group = await classroom().group({ useWebSocket: false });
        const editor = await OldEditor.polling(classroom(), group, 'editor');
        await editor.record(named(numbers('own', 100)));
        await record(group, 'other', ['a']);
        await editor.poll();
        await editor.poll();
        await editor.poll();
        expect(editor.heard).toEqual(['a']);
    });

    test('D1: it hears what others recorded between its poll and its own batch', async () => {
        const group = await classroom().group({ useWebSocket: false });
        const editor = await OldEditor.polling(classroom(), group, 'editor');
        for (const round of [0, 1, 2]) {
            await editor.pollAll();
            await record(group, 'other', [`before${round}`]);
            await editor.record(named([`own${round}`]));
            await record(group, 'other', [`after${round}`]);
        }
        await editor.pollAll();
        expect(editor.heard).toEqual(['before0', 'after0', 'before1', 'after1', 'before2', 'after2']);
    });

    test('D1: several of them, some of which join late, hear each other once', async () => {
        const group = await classroom().group({ useWebSocket: false });
        const first = await OldEditor.polling(classroom(), group, 'first');
        await record(group, 'other', numbers('early', 20));
        await first.pollAll();
        // Joins and sends before it has ever polled.
        await classroom().ask(old.JOIN, { ...group, nodeId: 'second', useWebSocket: false });
        const second = new OldEditor(classroom(), group, 'second');
        await second.record(named(['of second']));
        const third = await OldEditor.polling(classroom(), group, 'third', HOUR_MS);
        await second.poll();
        await first.record(named(['of first']));
        await third.pollAll();
        await third.record(named(['of third']));
        await record(group, 'other', ['late']);
        for (const editor of [third, second, first]) await editor.pollAll();
        expect(first.heard).toEqual([...numbers('early', 20), 'of second', 'of third', 'late']);
        expect(second.heard.slice(-3)).toEqual(['of first', 'of third', 'late']);
        expect(third.heard.slice(-2)).toEqual(['of first', 'late']);
        for (const { heard } of [first, second, third]) expect(new Set(heard).size).toBe(heard.length);
    });

    test('nextSince is empty, and position says where the last event of a batch stands', async () => {
        const group = await classroom().group({ useWebSocket: false });
        const query = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
            recordEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) { nextSince position }
        }`;
        const recorded = await classroom().ask(query, { ...group, nodeId: 'n', events: named(['a', 'b']) });
        const read = await classroom().ask(old.EVENTS_SINCE, { ...group, since: '2020-01-01T00:00:00.000Z' });
        expect(recorded).toEqual({ nextSince: '', position: text(read, 1, 'cursor') });
    });

    test('D4: it reads the last writer’s value, pushed, polled and listed, whatever the others write besides', async () => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        const [a, b] = ['a', 'b'].map((nodeId) => new OldEditor(classroom(), group, nodeId));
        const [pushed, polled, listed] = ['p', 'q', 'r'].map((nodeId) => new OldEditor(classroom(), group, nodeId));
        if (!a || !b || !pushed || !polled || !listed) throw new Error('There are five editors.');
        const report = async (editor: OldEditor, key: string, value: string) => {
            await editor.report([{ key, value }]);
            // Their times are of a millisecond.
            await new Promise((resolve) => setTimeout(resolve, 2));
        };
        await report(a, 'score', '1');
        await report(b, 'score', '2');
        await report(a, 'x', '5');
        await until(
            'three reports',
            () => payloads(collector, 'nodeStatus').filter((s) => list(s, 'data').length > 0).length >= 3,
        );
        pushed.takePushed(collector);
        await polled.poll();
        await listed.sync();
        for (const editor of [pushed, polled, listed])
            expect([editor.read('score'), editor.read('x')]).toEqual(['2', '5']);
        collector.stop();
    });

    test('D4: a start value outranks nothing that was set, on both kinds of editor', async () => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'late' });
        const setter = new OldEditor(classroom(), group, 'setter');
        await setter.report([{ key: 'score', value: '5' }]);
        const data = [
            { key: 'score', value: '0', initial: true },
            { key: 'own', value: '7', initial: true },
        ];
        const answer = await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'late', data });
        expect(at(answer, 'nodeStatus', 'changed')).toMatchObject([
            { key: 'score', initial: true },
            { key: 'own', initial: true },
        ]);
        await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'late', data: [{ key: 'new', value: '1' }] });
        await until('all reports', () => JSON.stringify(payloads(collector, 'nodeStatus')).includes('"new"'));
        setter.takePushed(collector);
        expect([setter.read('score'), setter.read('own'), setter.read('new')]).toEqual(['5', '7', '1']);
        const polling = new OldEditor(classroom(), group, 'poller');
        await polling.poll();
        expect([polling.read('score'), polling.read('own'), polling.read('new')]).toEqual(['5', '7', '1']);
        const { changes } = Object(
            await classroom().ask(POLL_EXTENDED, { ...group, since: `${text(joined, 'position')}#resume` }),
        );
        const told = list(changes).flatMap((change) => list(change, 'changed'));
        const marks = told.map((each) => `${text(each, 'key')}=${text(each, 'value')} ${String(at(each, 'initial'))}`);
        expect([...marks].sort()).toEqual(['new=1 null', 'own=7 true', 'score=0 true', 'score=5 null']);
        collector.stop();
    });

    test('D4: a write of the member itself takes the mark away, and a start value does not bring it back', async () => {
        const group = await classroom().group();
        await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const report = async (value: string, initial: boolean) => {
            const data = [{ key: 'x', value, initial }];
            const answer = await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data });
            const found = list(answer, 'nodeStatus', 'changed')[0];
            return `${text(found, 'value')} ${String(at(found, 'initial'))}`;
        };
        expect(await report('0', true)).toBe('0 true');
        expect(await report('0', false)).toBe('0 null');
        expect(await report('7', true)).toBe('0 null');
    });

    test('D4: a start value that comes with a write, in a report or in an event, is told to both kinds', async () => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        const reader = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        await classroom().ask(old.JOIN, { ...group, nodeId: 'setter' });
        await classroom().ask(old.REPORT, { ...group, nodeId: 'setter', data: [{ key: 'start', value: '5' }] });
        await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const mixed = (suffix: string) => [
            { key: `start${suffix}`, value: '0', initial: true },
            { key: `set${suffix}`, value: '1' },
        ];
        await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data: mixed('') });
        const events = [event('e', { data: mixed('2') })];
        await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events });
        await until('the event', () => [collector, reader].every((each) => payloads(each, 'batchEvent').length === 1));
        const editor = new OldEditor(classroom(), group, 'editor');
        editor.takePushed(collector);
        await until('its start values', () => {
            editor.takePushed(collector);
            return editor.read('start2') !== null;
        });
        expect(['start', 'set', 'start2', 'set2'].map((name) => editor.read(name))).toEqual(['5', '1', '0', '1']);
        collector.stop();
        reader.stop();
    });

    test('D3: an event of theirs tells what was reported before it, whatever was written since', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'poller', useWebSocket: false });
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'reader' });
        const collector = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        const editor = new OldEditor(classroom(), group, 'editor');
        for (const [index, operation] of [old.RECORD, old.FIRE, old.RECORD].entries()) {
            await editor.report([{ key: 'x', value: String(index) }]);
            await classroom().ask(operation, { ...group, nodeId: 'editor', events: named([`e${index}`, `f${index}`]) });
        }
        await editor.report([{ key: 'x', value: 'later' }]);
        const page = await classroom().ask(POLL_EXTENDED, { ...group, since: `${text(joined, 'position')}#resume` });
        const values = (events: readonly unknown[]) =>
            events.map((each) => {
                const data = at(each, 'data');
                return `${text(each, 'name')} ${Array.isArray(data) ? data.map((item) => text(item, 'value')).join() : ''}`;
            });
        const wanted = ['e0 0', 'f0 ', 'e1 1', 'f1 ', 'e2 2', 'f2 '];
        expect(values(list(page, 'events'))).toEqual(wanted);
        const fired = () => payloads(collector, 'batchEvent').flatMap((batch) => list(batch, 'events'));
        await until('all events', () => fired().length >= 6);
        // Where a mutation's answer is what is pushed, its sender did not select them; the report came before.
        for (const [index, value] of values(fired()).entries())
            expect([wanted[index], `${text(fired()[index], 'name')} `]).toContain(value);
        collector.stop();
    });
}
