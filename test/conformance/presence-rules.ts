import { at, list, text, until, type StartBackend } from './backend';
import { Classroom } from './classroom';
import * as old from './old-client';

const POLL =
    'query ($groupId: ID!, $domain: String!, $since: String!, $nodeId: ID, $heardWithinSeconds: Int) { ' +
    'pollGroupData(groupId: $groupId, domain: $domain, since: $since, nodeId: $nodeId, heardWithinSeconds: $heardWithinSeconds) { members position } }';
const JOIN =
    'mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) { joinGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { id kept } }';
const LIST =
    'query ($domain: String!) { listGroupsByDomain(domain: $domain, withoutHost: true) { id hostAway memberCount } }';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** Whether a backend notices within seconds that a member fell silent, or only by its missed heartbeats. */
export type Silence = 'noticed' | 'by heartbeat';

/** Rules of members that say who polls. */
export function presenceRules(classroom: () => Classroom, startBackend: StartBackend, silence: Silence): void {
    test('a poll may say who asks; one that is no member is not taken in by that', async () => {
        const { hostId, ...group } = await classroom().group();
        expect(await classroom().ask(JOIN, { ...group, nodeId: hostId })).not.toMatchObject({ kept: true });
        for (const nodeId of [hostId, 'a stranger'])
            expect(await classroom().ask(POLL, { ...group, since: LONG_AGO, nodeId })).toMatchObject({
                members: [hostId],
            });
        expect(list(await classroom().ask(old.LIST_NODES, group))).toHaveLength(1);
    });

    test('a group is not without its host where the host polls, or never joined', async () => {
        const { hostId, ...group } = await classroom().group();
        const away = async () => at(await classroom().ask(LIST, { domain: group.domain }), 0, 'hostAway');
        expect(await away()).not.toBe(true);
        await classroom().ask(JOIN, { ...group, nodeId: hostId });
        await classroom().ask(POLL, { ...group, since: LONG_AGO, nodeId: hostId, heardWithinSeconds: 150 });
        expect(await away()).not.toBe(true);
    });

    if (silence !== 'noticed') return;

    test('D4, D8: who fell silent is out of the lists in seconds, and there again with its variables at its next poll', async () => {
        const backend = await startBackend({ memberSilenceSeconds: 3, pollingIntervalSeconds: 1 });
        try {
            const room = new Classroom(backend);
            const { hostId, ...group } = await room.group();
            const poll = (nodeId: string, more = {}) => room.ask(POLL, { ...group, since: LONG_AGO, nodeId, ...more });
            for (const nodeId of [hostId, 'hidden', 'today']) await room.ask(JOIN, { ...group, nodeId });
            await room.ask(old.REPORT, { ...group, nodeId: hostId, data: [{ key: 'score', value: '5' }] });
            const before = await room.ask(old.LIST_STATUSES, group);
            await poll(hostId);
            await poll('hidden', { heardWithinSeconds: 150 });
            const listed = async () => (await room.ask(LIST, { domain: group.domain })) ?? [];
            await until('the host to be away', async () => at(await listed(), 0, 'hostAway') === true);
            const ids = list(await room.ask(old.LIST_NODES, group)).map((node) => text(node, 'id'));
            expect([ids.sort(), at(await listed(), 0, 'memberCount')]).toEqual([['hidden', 'today'], 2]);
            expect(await room.ask(old.LIST_STATUSES, group)).toEqual([]);
            expect(await room.ask(old.LIST_GROUPS, { domain: group.domain })).toEqual([]);
            expect(await poll(hostId)).toMatchObject({ members: expect.arrayContaining([hostId]) });
            expect(await room.ask(old.LIST_STATUSES, group)).toEqual(before);
            expect(await room.ask(JOIN, { ...group, nodeId: hostId })).toMatchObject({ kept: true });
            expect(at(await listed(), 0, 'hostAway')).toBe(false);
        } finally {
            await backend.stop();
        }
    });
}
