import { at, list, until } from './backend';
import { event, payloads, rootValue, type Classroom, type HostedGroup } from './classroom';
import { JOIN_EXTENDED, PAUSE, POLL_EXTENDED, PROLONG, REMOVE, SUBSCRIBE_EXTENDED } from './new-client';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';
const TEN_MINUTES_MS = 600_000;

/**
 * Rules of what a host decides for all. A backend without operations for hosts, as the AWS stack is, answers the same
 * fields, refuses the operations, and has nothing to push.
 */
export function stateRules(classroom: () => Classroom): void {
    /** The state as it is answered, to who joins and who polls alike. */
    const stateOf = async (group: HostedGroup) => {
        const joined = await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const polled = await classroom().ask(POLL_EXTENDED, { ...group, since: SINCE });
        expect(at(polled, 'state')).toEqual(at(joined, 'state'));
        return at(joined, 'state');
    };
    const isUnknown = async (operation: string, variables: Record<string, unknown>) => {
        const { message } = await classroom().refusal(operation, { ...variables, hostKey: 'none' });
        expect(message).toMatch(/(pauseGroup|prolongGroup|removeMember)/);
    };

    test('what a host decides is answered to who joins and polls, and pushed when it changes', async () => {
        const group = await classroom().hostedGroup();
        const going = { paused: false, expiresAt: group.expiresAt };
        expect(await stateOf(group)).toEqual(going);
        const reader = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        const later = new Date(Date.parse(group.expiresAt) + TEN_MINUTES_MS).toISOString();
        const pushed = () => payloads(reader, 'state');
        if (group.hostKey === null) {
            await isUnknown(PAUSE, { ...group, paused: true });
            await isUnknown(PROLONG, { ...group, seconds: 600 });
            expect([await stateOf(group), ...pushed()]).toEqual([going]);
        } else {
            await classroom().ask(PAUSE, { ...group, paused: true });
            expect(await stateOf(group)).toEqual({ ...going, paused: true });
            const refusal = await classroom().refusal(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
            expect(refusal).toMatchObject({ errorType: 'Paused', code: 'paused' });
            expect(at(await classroom().ask(PROLONG, { ...group, seconds: 600 }), 'expiresAt')).toBe(later);
            await classroom().ask(PAUSE, { ...group, paused: false });
            expect(await stateOf(group)).toEqual({ paused: false, expiresAt: later });
            await until('three states', () => pushed().length === 3);
            expect(pushed()).toEqual([
                { ...going, paused: true },
                { paused: true, expiresAt: later },
                { paused: false, expiresAt: later },
            ]);
        }
        reader.stop();
    });

    test('subscribers of Part 1 are sent nothing of it', async () => {
        const group = await classroom().hostedGroup();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'n' });
        const editor = await classroom().subscribe(old.SUBSCRIBE, group);
        if (group.hostKey === null) await isUnknown(PAUSE, { ...group, paused: true });
        else {
            await classroom().ask(PAUSE, { ...group, paused: true });
            await classroom().ask(PROLONG, { ...group, seconds: 600 });
            await classroom().ask(PAUSE, { ...group, paused: false });
        }
        await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        await until('the event', () => payloads(editor, 'batchEvent').length === 1);
        expect(editor.messages.map((message) => at(rootValue(message), 'batchEvent', 'events', 0, 'name'))).toEqual([
            'e',
        ]);
        editor.stop();
    });

    test('"10 minutes more" goes on to two hours from the beginning, and then says why not', async () => {
        const group = await classroom().hostedGroup();
        if (group.hostKey === null) return isUnknown(PROLONG, { ...group, seconds: 600 });
        const prolonged = await classroom().ask(PROLONG, { ...group, seconds: 86_400 });
        expect(Date.parse(String(at(prolonged, 'expiresAt')))).toBe(Date.parse(group.createdAt) + 7_200_000);
        const refusal = await classroom().refusal(PROLONG, { ...group, seconds: 600 });
        expect(refusal).toMatchObject({ code: 'life-full', values: { minutes: 120 } });
        return undefined;
    });

    test('a member that its host takes out is told so by the list of members, and by whatever it asks next', async () => {
        const group = await classroom().hostedGroup();
        const taken = { ...group, nodeId: 'n' };
        await classroom().ask(JOIN_EXTENDED, taken);
        if (group.hostKey === null) return isUnknown(REMOVE, taken);
        const reader = await classroom().subscribe(SUBSCRIBE_EXTENDED, group);
        await classroom().ask(REMOVE, taken);
        await until('the list', () => payloads(reader, 'members').length > 0);
        expect(payloads(reader, 'members').at(-1)).toEqual([]);
        const polled = await classroom().ask(POLL_EXTENDED, { ...group, since: SINCE });
        expect(list(polled, 'members')).toEqual([]);
        for (const operation of [JOIN_EXTENDED, old.FIRE, old.RECORD, old.REPORT, old.MEMBER_HEARTBEAT]) {
            const refusal = await classroom().refusal(operation, { ...taken, events: [event('e')], data: [] });
            expect(refusal.code).toBe('removed');
        }
        reader.stop();
        return undefined;
    });
}
