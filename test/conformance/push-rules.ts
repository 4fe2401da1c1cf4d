import { at, list, text, until } from './backend';
import { event, numbered, payloads, rootValue, type Classroom } from './classroom';
import { SUBSCRIBE_EXTENDED } from './new-client';
import * as old from './old-client';

/** Rules of what subscribers are told. */
export function pushRules(classroom: () => Classroom): void {
    test.each([
        ['fired', old.FIRE],
        ['recorded', old.RECORD],
    ])('what is %s is pushed to subscribers, once and in order', async (_deed, operation) => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        for (const from of [0, 3, 3, 6])
            await classroom().ask(operation, { ...group, nodeId: 'n', events: numbered(3, from) });
        const pushed = () => payloads(collector, 'batchEvent').flatMap((batch) => list(batch, 'events'));
        await until('all nine events', () => pushed().length >= 9);
        expect(pushed().map((entry) => text(entry, 'name'))).toEqual(Array.from({ length: 9 }, (_, i) => `e${i}`));
        expect(text(pushed()[0], 'timestamp')).toBe('2026-01-11T13:22:00.123Z');
        collector.stop();
    });

    test('a report is pushed as it was reported, under its time', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'y', value: '2' }] });
        await until('two statuses', () => payloads(collector, 'nodeStatus').length === 2);
        expect(payloads(collector, 'nodeStatus').map((status) => at(status, 'data'))).toEqual([
            [{ key: 'x', value: '1' }],
            [{ key: 'y', value: '2' }],
        ]);
        collector.stop();
    });

    test('who reads what changed finds a report of an editor of today, as changes or as its data', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const collector = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
        const found = () =>
            payloads(collector, 'nodeStatus')
                .filter((status) => text(status, 'nodeId') === 'n')
                .at(-1);
        await until('the report', () => found() !== undefined);
        expect(at(found(), 'changed') ?? at(found(), 'data')).toMatchObject([{ key: 'x', value: '1' }]);
        expect(Date.parse(text(found(), 'timestamp'))).not.toBeNaN();
        collector.stop();
    });

    test('a subscriber hears nothing of other groups, the same id in another domain included', async () => {
        const [group, other] = [await classroom().group(), await classroom().group()];
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        await classroom().ask(old.FIRE, { ...other, nodeId: 'm', events: [event('not ours')] });
        await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events: [event('ours')] });
        await until('our event', () => payloads(collector, 'batchEvent').length > 0);
        expect(text(payloads(collector, 'batchEvent')[0], 'events', 0, 'name')).toBe('ours');
        collector.stop();
    });

    test('dissolveGroup tells all subscribers and ends their subscriptions', async () => {
        const group = await classroom().group();
        const collectors = [
            await classroom().subscribe(old.SUBSCRIBE, group),
            await classroom().subscribe(SUBSCRIBE_EXTENDED, group),
        ];
        await classroom().ask(old.DISSOLVE, group);
        await until('both to be told', () => collectors.every((each) => payloads(each, 'groupDissolve').length === 1));
        await until('both to be ended', () => collectors.every((each) => each.ended));
    });

    test('every message has exactly one payload, and an old client gets no empty ones', async () => {
        const group = await classroom().group();
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
        await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        await classroom().ask(old.DISSOLVE, group);
        await until('the end', () => payloads(collector, 'groupDissolve').length === 1);
        const counts = collector.messages.map(
            (message) =>
                ['nodeStatus', 'batchEvent', 'groupDissolve'].filter((name) => at(rootValue(message), name) !== null)
                    .length,
        );
        // A backend may tell who is in the group along with one's variables.
        expect(counts.length).toBeGreaterThanOrEqual(3);
        expect(new Set(counts)).toEqual(new Set([1]));
    });

    test('a stopped subscription is sent nothing more', async () => {
        const group = await classroom().group();
        const stopped = await classroom().subscribe(old.SUBSCRIBE, group);
        const witness = await classroom().subscribe(old.SUBSCRIBE, group);
        stopped.stop();
        await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        await until('the witness to hear', () => witness.messages.length > 0);
        expect(stopped.messages).toEqual([]);
        witness.stop();
    });
}
