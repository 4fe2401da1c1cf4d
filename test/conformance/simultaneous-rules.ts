import { at, list, text, until, type Answer } from './backend';
import { event, fresh, payloads, rootValue, type Classroom, type InGroup } from './classroom';
import { JOIN_EXTENDED } from './new-client';
import * as old from './old-client';

/** Operations that one member has under way together: a script in a `forever` block, and a slow network. */
const TOGETHER = 8;
/** A class that presses "join" at the same moment. */
const CLASS = 30;

/** Rules of operations that are under way together: an editor of today sends none of them again. */
export function simultaneousRules(classroom: () => Classroom): void {
    const send = (operation: string, group: InGroup, more: object) =>
        classroom().backend.execute(operation, { ...group, nodeId: 'n', ...more });
    const report = (group: InGroup, name: string) => send(old.REPORT, group, { data: [{ key: name, value: '1' }] });
    const batch = (operation: string, group: InGroup, name: string) =>
        send(operation, group, { events: [event(name, { orderKey: `20260111132200000-${name}` })] });
    const shared = async (group: InGroup) =>
        list(await classroom().ask(old.LIST_STATUSES, group)).flatMap((status) =>
            list(status, 'data').map((variable) => text(variable, 'key')),
        );
    const recorded = async (group: InGroup) =>
        list(await classroom().ask(old.EVENTS_SINCE, { ...group, since: '2020-01-01T00:00:00.000Z' })).map((each) =>
            text(each, 'name'),
        );
    const names = (prefix: string) => Array.from({ length: TOGETHER }, (_, index) => `${prefix}${index}`);

    test('D1: the first report and the first batch of a host of today, who never joins, are both taken', async () => {
        for (let round = 0; round < 3; round += 1) {
            const group = await classroom().group({ useWebSocket: false });
            const answers = await Promise.all([
                report(group, 'score'),
                batch(old.FIRE, group, 'e1'),
                batch(old.FIRE, group, 'e2'),
                report(group, 'lives'),
            ]);
            expect(refusalsOf(answers)).toEqual([]);
            expect((await recorded(group)).sort()).toEqual(['e1', 'e2']);
            expect((await shared(group)).sort()).toEqual(['lives', 'score']);
            expect(list(await classroom().ask(old.LIST_NODES, group))).toHaveLength(1);
        }
    });

    test.each([
        ['fired', old.FIRE],
        ['recorded', old.RECORD],
    ])('D1: many batches of one member that are %s at once are each taken once', async (_how, operation) => {
        const group = await classroom().group({ useWebSocket: false });
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const answers = await Promise.all(names('e').map((name) => batch(operation, group, name)));
        expect(refusalsOf(answers)).toEqual([]);
        expect((await recorded(group)).sort()).toEqual(names('e'));
    });

    test('D1: many batches at once are each told once by WebSocket', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n', useWebSocket: true });
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        const answers = await Promise.all(names('e').map((name) => batch(old.FIRE, group, name)));
        expect(refusalsOf(answers)).toEqual([]);
        const told = () => payloads(collector, 'batchEvent').flatMap((each) => list(each, 'events'));
        await until('all events', () => told().length >= TOGETHER);
        expect(
            told()
                .map((each) => text(each, 'name'))
                .sort(),
        ).toEqual(names('e'));
        collector.stop();
    });

    test('D4: many reports of one member at once all stand', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        expect(refusalsOf(await Promise.all(names('v').map((name) => report(group, name))))).toEqual([]);
        expect((await shared(group)).sort()).toEqual(names('v'));
    });

    test('a member that sends says that it is there, joins again, and leaves meanwhile', async () => {
        const group = await classroom().group({ useWebSocket: false });
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const sending = names('e').map((name) => batch(old.FIRE, group, name));
        const answers = await Promise.all([
            ...sending,
            send(old.MEMBER_HEARTBEAT, group, {}),
            send(old.JOIN, group, {}),
            send(JOIN_EXTENDED, group, {}),
        ]);
        expect(refusalsOf(answers)).toEqual([]);
        const [left] = await Promise.all([
            send(old.LEAVE, group, {}),
            ...names('v').map((name) => report(group, name)),
        ]);
        expect(refusalsOf([left])).toEqual([]);
    });

    test('a host that creates its group several times at once has one', async () => {
        const given = { name: 'Class', hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        const answers = await Promise.all(names('').map(() => classroom().backend.execute(old.CREATE_GROUP, given)));
        expect(refusalsOf(answers)).toEqual([]);
        expect(new Set(answers.map((answer) => text(rootValue(answer), 'id'))).size).toBe(1);
    });

    test('a whole class joins at the same moment', async () => {
        const group = await classroom().group({ useWebSocket: false });
        const ids = Array.from({ length: CLASS }, () => fresh('pupil'));
        const answers = await Promise.all(
            ids.map((nodeId, index) =>
                classroom().backend.execute(index % 2 === 0 ? old.JOIN : JOIN_EXTENDED, { ...group, nodeId }),
            ),
        );
        expect(refusalsOf(answers)).toEqual([]);
        expect(list(await classroom().ask(old.LIST_NODES, group))).toHaveLength(CLASS);
    });
}

function refusalsOf(answers: readonly Answer[]): unknown[] {
    return answers.flatMap(({ errors }) => (errors === undefined ? [] : [at(errors, 0, 'message')]));
}
