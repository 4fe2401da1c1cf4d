import { at, list, until, type StartBackend } from './backend';
import { Classroom, event, fresh, refusalIn, type InGroup } from './classroom';
import { FIRE_EXTENDED, RECORD_EXTENDED, REPORT_EXTENDED } from './new-client';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';
const long = 'x'.repeat(4097);

/** Rules of what a refusal tells the person who meets it: `errorInfo` with a code and its values. */
export function reasonRules(classroom: () => Classroom, startBackend: StartBackend): void {
    const goneAs = async (asked: Classroom, { groupId, domain }: InGroup, code: string) => {
        const inGroup = { groupId, domain, nodeId: 'n', since: SINCE, events: [event('e')], data: [] };
        for (const operation of [old.JOIN, old.POLL, old.RECORD, old.REPORT, old.LEAVE]) {
            const refusal = await asked.refusal(operation, inGroup);
            expect(refusal).toMatchObject({ errorType: 'GroupNotFound', code });
        }
        const collector = await asked.subscribe(old.SUBSCRIBE, inGroup);
        await until('the subscription to be refused', () => collector.messages.length > 0);
        expect(refusalIn(collector.messages[0] ?? {})).toMatchObject({ errorType: 'GroupNotFound', code });
        collector.stop();
    };

    test('who asks for a group that its host ended is told so, and who asks for none that was', async () => {
        const group = await classroom().group();
        await classroom().ask(old.DISSOLVE, group);
        await goneAs(classroom(), group, 'group-ended');
        await goneAs(classroom(), { ...group, groupId: 'never was' }, 'group-unknown');
        await goneAs(classroom(), { ...group, domain: 'another' }, 'group-unknown');
    });

    test('who asks for a group whose time is over is told so', async () => {
        const group = await classroom().group({ seconds: 1 });
        await classroom().gone(group);
        await goneAs(classroom(), group, 'group-over');
    });

    test('who asks for a group whose host was not heard of is told so, also when the host made another one', async () => {
        const other = new Classroom(
            await startBackend({ hostHeartbeatTtlSeconds: 1, hostHeartbeatIntervalSeconds: 1 }),
        );
        try {
            const group = await other.group();
            await other.gone(group);
            await goneAs(other, group, 'host-gone');
            const { hostId, domain } = group;
            await other.ask(old.CREATE_GROUP, { name: 'Class', hostId, domain, useWebSocket: true });
            await goneAs(other, group, 'host-gone');
        } finally {
            await other.backend.stop();
        }
    });

    test('rights are refused with whose they are, and a stranger with what it is not', async () => {
        const group = await classroom().group();
        for (const operation of [old.RENEW, old.DISSOLVE]) {
            const refusal = await classroom().refusal(operation, { ...group, hostId: 'somebody else' });
            expect(refusal).toMatchObject({ errorType: 'Unauthorized', code: 'host-only' });
        }
        const stranger = await classroom().refusal(old.MEMBER_HEARTBEAT, { ...group, nodeId: 'stranger' });
        expect(stranger).toMatchObject({ errorType: 'NodeNotFound', code: 'not-member' });
    });

    test.each([
        ['no name', event(''), { code: 'no-name', values: { name: '', max: 1, given: 0 } }],
        [
            'a long name',
            event('あ'.repeat(257)),
            { code: 'event-name', values: { name: `${'あ'.repeat(39)}…`, max: 256, given: 257 } },
        ],
        [
            'a large payload',
            event('e', { payload: 'あ'.repeat(5462) }),
            { code: 'payload', values: { name: 'e', max: 16_384, given: 16_386 } },
        ],
        [
            'a large value',
            event('e', { data: [{ key: 'k', value: long }] }),
            { code: 'variable-value', values: { name: 'k', max: 4096, given: 4097 } },
        ],
        [
            '201 variables',
            event('e', { data: Array.from({ length: 201 }, (_, i) => ({ key: `k${i}`, value: '' })) }),
            { code: 'variable-count', values: { name: 'k200', max: 200, given: 201 } },
        ],
    ])('an event with %s is refused with its limit, alone or among others', async (_what, wrong, reason) => {
        const group = { ...(await classroom().group()), nodeId: 'n' };
        for (const operation of [FIRE_EXTENDED, RECORD_EXTENDED]) {
            const refusal = await classroom().refusal(operation, { ...group, events: [wrong] });
            expect(refusal).toMatchObject({ errorType: 'ValidationError', ...reason });
            const answer = await classroom().ask(operation, { ...group, events: [event('e'), wrong] });
            expect(at(answer, 'refused')).toMatchObject([{ index: 1, code: reason.code }]);
        }
    });

    test('a variable beyond a limit is refused with it, alone or among others', async () => {
        const group = { ...(await classroom().group()), nodeId: 'n' };
        const full = Array.from({ length: 200 }, (_, i) => ({ key: `k${i}`, value: '1' }));
        await classroom().ask(old.REPORT, { ...group, data: full });
        for (const [wrong, code, max, given] of [
            [{ key: 'more', value: '' }, 'variable-count', 200, 201],
            [{ key: 'k1', value: long }, 'variable-value', 4096, 4097],
            [{ key: 'k'.repeat(129), value: '' }, 'variable-name', 128, 129],
        ] as const) {
            const values = { name: wrong.key.length > 40 ? `${'k'.repeat(39)}…` : wrong.key, max, given };
            const refusal = await classroom().refusal(old.REPORT, { ...group, data: [wrong] });
            expect(refusal).toMatchObject({ code, values });
            const data = [{ key: 'k1', value: '2' }, wrong];
            const answer = await classroom().ask(REPORT_EXTENDED, { ...group, data });
            expect(list(answer, 'refused')).toMatchObject([{ index: 1, code }]);
        }
    });

    test('a group that cannot be made is refused with why', async () => {
        const asked = { hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        const refusal = (more: object) => classroom().refusal(old.CREATE_GROUP, { ...asked, ...more });
        expect(await refusal({ name: ' ' })).toMatchObject({ code: 'no-name' });
        const values = { name: `${'n'.repeat(39)}…`, max: 100, given: 101 };
        expect(await refusal({ name: 'n'.repeat(101) })).toMatchObject({ code: 'group-name', values });
        const life = { code: 'life-full', values: { minutes: 25 } };
        expect(await refusal({ name: 'Class', seconds: 1501 })).toMatchObject(life);
        const search = { namePrefix: 'n'.repeat(101) };
        expect(await classroom().refusal(old.SEARCH, search)).toMatchObject({ code: 'group-name', values });
    });
}
