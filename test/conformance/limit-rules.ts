import {
    GROUP_MAX_MEMBERS,
    GROUP_VARIABLES_MAX_BYTES,
    ID_MAX_LENGTH,
    LOG_SHARE_MAX_BYTES,
    VARIABLES_MAX_BYTES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../../src/core/limits';
import { at, list, text } from './backend';
import { event, rootValue, type Classroom } from './classroom';
import { FIRE_EXTENDED, RECORD_EXTENDED, REPORT_EXTENDED } from './new-client';
import * as old from './old-client';

/** A poll that says who asks: where members are heard, one that was never heard of makes place for a newcomer. */
const HEARD = `query ($groupId: ID!, $domain: String!, $since: String!, $nodeId: ID) {
    pollGroupData(groupId: $groupId, domain: $domain, since: $since, nodeId: $nodeId) { position }
}`;
const SINCE = '2020-01-01T00:00:00.000Z';
/** Members that join at the same time: as a class does. */
const AT_ONCE = 25;
/** A test that asks some hundred times. */
const LONG_MS = 60_000;

const variable = (key: string, value = '1') => ({ key, value });

/** Rules of the limits of docs/protocol.md that are no other rule's matter. */
export function limitRules(classroom: () => Classroom): void {
    test(
        'a group takes 250 members, and another one when somebody has left',
        async () => {
            const group = await classroom().group({ useWebSocket: false });
            const enter = async (nodeId: string) => {
                await classroom().ask(old.JOIN, { ...group, nodeId });
                await classroom().ask(HEARD, { ...group, nodeId, since: SINCE });
            };
            for (let from = 0; from < GROUP_MAX_MEMBERS; from += AT_ONCE)
                await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => enter(`n${from + i}`)));
            const late = { ...group, nodeId: 'late', events: [event('e')], data: [variable('x')] };
            for (const operation of [old.JOIN, old.FIRE, old.RECORD, old.REPORT])
                expect(await classroom().refusal(operation, late)).toMatchObject({
                    errorType: 'LimitExceeded',
                    code: 'members-full',
                    values: { max: GROUP_MAX_MEMBERS },
                });
            expect(list(await classroom().ask(old.LIST_NODES, group))).toHaveLength(GROUP_MAX_MEMBERS);
            // Who is in may join again.
            await classroom().ask(old.JOIN, { ...group, nodeId: 'n0' });
            await classroom().ask(old.LEAVE, { ...group, nodeId: 'n7' });
            await classroom().ask(old.JOIN, late);
        },
        LONG_MS,
    );

    test('ids have 1 to 128 characters', async () => {
        const group = await classroom().group();
        for (const wrong of ['', 'i'.repeat(ID_MAX_LENGTH + 1)]) {
            const asked = { ...group, nodeId: 'n', since: SINCE, data: [], events: [event('e')] };
            for (const [operation, argument] of [
                [old.JOIN, 'nodeId'],
                [old.LEAVE, 'nodeId'],
                [old.MEMBER_HEARTBEAT, 'nodeId'],
                [old.REPORT, 'nodeId'],
                [old.FIRE, 'nodeId'],
                [old.RECORD, 'nodeId'],
                [old.NODE_STATUS, 'nodeId'],
                [old.JOIN, 'groupId'],
                [old.POLL, 'groupId'],
                [old.LIST_NODES, 'groupId'],
                [old.RENEW, 'hostId'],
                [old.DISSOLVE, 'hostId'],
            ] as const) {
                const refusal = await classroom().refusal(operation, { ...asked, [argument]: wrong });
                expect(refusal.errorType).toBe('ValidationError');
                expect(refusal.message).toContain(argument);
                expect(refusal.message).toContain(`it has ${wrong.length}`);
            }
        }
        const nodeId = 'i'.repeat(ID_MAX_LENGTH);
        expect(at(await classroom().ask(old.JOIN, { ...group, nodeId }), 'id')).toBe(nodeId);
    });

    test('a report of more than 1,000 variables is refused as a whole', async () => {
        const group = await classroom().group();
        const data = Array.from({ length: 1001 }, (_, i) => variable(`k${i}`));
        const refusal = await classroom().refusal(old.REPORT, { ...group, nodeId: 'n', data });
        expect(refusal.errorType).toBe('ValidationError');
        expect(refusal.message).toBe('data is limited to 1000 variables a report; it has 1001.');
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
    });

    test('all variables of a member may have 100 KiB, in reports as in events', async () => {
        // As our senders count: names and values as they travel in JSON.
        const count = 25;
        const value = 'v'.repeat(VARIABLES_MAX_BYTES / count - 4);
        const data = Array.from({ length: count }, (_, i) => variable(`k${String(i).padStart(2, '0')}`, value));
        const group = await classroom().group();
        const reported = await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'reports', data });
        expect(at(reported, 'refused')).toBeNull();
        for (const operation of [FIRE_EXTENDED, RECORD_EXTENDED]) {
            const given = { ...group, nodeId: operation, events: [event('e', { data })] };
            expect(at(await classroom().ask(operation, { ...given, nodeId: 'fires' }), 'refused')).toBeNull();
        }
        const shared = list(await classroom().ask(old.LIST_STATUSES, group)).flatMap((each) => list(each, 'data'));
        expect(shared).toHaveLength(2 * count);
    });

    test('variables beyond what their backend keeps are refused one by one, and what takes less is taken', async () => {
        const { variablesMaxLength } = classroom().backend;
        const value = 'v'.repeat(VARIABLE_VALUE_MAX_BYTES);
        const group = await classroom().group();
        const refused: unknown[] = [];
        for (const nodeId of ['a', 'b', 'c', 'd', 'e', 'f']) {
            const data = Array.from({ length: VARIABLES_MAX_KEYS - 1 }, (_, i) => variable(`k${i}`, value));
            const answer = await classroom().backend.execute(REPORT_EXTENDED, { ...group, nodeId, data });
            // Of one that comes last nothing fits at all.
            const given = at(answer, 'errors') ?? at(rootValue(answer), 'refused') ?? [];
            refused.push(...list({ given }, 'given'));
        }
        const codes = new Set(refused.map((each) => at(each, 'errorInfo', 'code') ?? at(each, 'code')));
        const stored = list(await classroom().ask(old.LIST_STATUSES, group)).flatMap((each) => list(each, 'data'));
        const length = stored.reduce<number>(
            (sum, each) => sum + text(each, 'key').length + text(each, 'value').length,
            0,
        );
        const inMemory = variablesMaxLength === undefined;
        expect([...codes]).toEqual([inMemory ? 'server-full' : 'variable-bytes']);
        expect(length).toBeLessThanOrEqual(inMemory ? GROUP_VARIABLES_MAX_BYTES : 6 * variablesMaxLength);
        for (const operation of [FIRE_EXTENDED, RECORD_EXTENDED]) {
            const events = [event('taken'), event('refused', { data: [variable('more', value)] })];
            const answer = await classroom().ask(operation, { ...group, nodeId: 'f', events });
            expect(list(answer, 'refused')).toMatchObject([{ index: 1 }]);
        }
        const less = { ...group, nodeId: 'a', data: [variable('k0', '')] };
        expect(at(await classroom().ask(REPORT_EXTENDED, less), 'refused')).toBeNull();
    }, 30_000);

    test('variables that were removed take no room for ever', async () => {
        const group = await classroom().group();
        const report = (data: readonly unknown[]) => classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data });
        for (let round = 0; round < 6; round += 1) {
            const keys = Array.from({ length: VARIABLES_MAX_KEYS }, (_, i) =>
                `${round}-${i}-`.padEnd(VARIABLE_NAME_MAX_LENGTH, 'k'),
            );
            for (const data of [
                keys.map((key) => variable(key, 'v'.repeat(400))),
                keys.map((key) => ({ ...variable(key, ''), removed: true })),
            ])
                expect(at(await report(data), 'refused')).toBeNull();
        }
        const [status] = list(await classroom().ask(old.LIST_STATUSES, group));
        expect(at(status, 'data')).toEqual([]);
        // Those that were removed last are told of.
        const polled = await classroom().ask(
            `query ($groupId: ID!, $domain: String!, $since: String!) {
                pollGroupData(groupId: $groupId, domain: $domain, since: $since) { changes { changed { key removed } } }
            }`,
            { ...group, since: SINCE },
        );
        const removed = list(polled, 'changes', 0, 'changed').filter((each) => at(each, 'removed') === true);
        expect(removed.length).toBeGreaterThanOrEqual(VARIABLES_MAX_KEYS);
        expect(removed.length).toBeLessThanOrEqual(2 * VARIABLES_MAX_KEYS);
        expect(removed.some((each) => text(each, 'key').startsWith('5-199-'))).toBe(true);
    }, 30_000);

    test('all 200 variables of a member can give way to 200 others in one report, and in one batch', async () => {
        const group = { ...(await classroom().group()), nodeId: 'n' };
        const all = (name: string, more: object = {}) =>
            Array.from({ length: VARIABLES_MAX_KEYS }, (_, i) => ({ ...variable(`${name}${i}`), ...more }));
        await classroom().ask(REPORT_EXTENDED, { ...group, data: all('first') });
        const data = [...all('first', { removed: true }), ...all('second')];
        expect(at(await classroom().ask(REPORT_EXTENDED, { ...group, data }), 'refused')).toBeNull();
        let before = 'second';
        for (const operation of [FIRE_EXTENDED, RECORD_EXTENDED]) {
            const after = operation === FIRE_EXTENDED ? 'third' : 'fourth';
            const events = [event('out', { data: all(before, { removed: true }) }), event('in', { data: all(after) })];
            expect(at(await classroom().ask(operation, { ...group, events }), 'refused')).toBeNull();
            before = after;
        }
        const stored = list(await classroom().ask(old.LIST_STATUSES, group)).flatMap((each) => list(each, 'data'));
        expect(stored).toHaveLength(VARIABLES_MAX_KEYS);
        expect(stored.every((each) => text(each, 'key').startsWith('fourth'))).toBe(true);
    });

    test.each([
        ['fired', old.FIRE],
        ['recorded', old.RECORD],
    ])('one member may have 1.6 MiB in the log: what is %s beyond is refused', async (_how, operation) => {
        const group = await classroom().group({ useWebSocket: false });
        const events = Array.from({ length: 14 }, () => event('e', { payload: 'p'.repeat(16_384) }));
        let refused: unknown = null;
        for (let batch = 0; refused === null && batch < 5; batch += 1) {
            const answer = await classroom().backend.execute(operation, { ...group, nodeId: 'loud', events });
            if (answer.errors !== undefined) refused = at(answer, 'errors', 0);
        }
        expect(refused).toMatchObject({ errorType: 'LimitExceeded', errorInfo: { code: 'too-fast' } });
        expect(text(refused, 'message')).toContain(`${LOG_SHARE_MAX_BYTES} bytes`);
        await classroom().ask(operation, { ...group, nodeId: 'quiet', events });
    });
}
