import { at, list, text, until, type StartBackend } from './backend';
import { Classroom, fresh, refusalIn } from './classroom';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';

/** Rules of a group's life. */
export function groupRules(classroom: () => Classroom, startBackend: StartBackend): void {
    const started: Classroom[] = [];
    const withSettings = async (settings: Parameters<StartBackend>[0]) => {
        const other = new Classroom(await startBackend(settings));
        started.push(other);
        return other;
    };
    afterEach(async () => {
        for (const other of started.splice(0)) await other.backend.stop();
    });

    test('createDomain is lower-case hex and stable', async () => {
        const domain = await classroom().ask(old.CREATE_DOMAIN);
        expect(domain).toMatch(/^[0-9a-f]+$/);
        expect(await classroom().ask(old.CREATE_DOMAIN)).toBe(domain);
    });

    test('createGroup answers the whole group', async () => {
        const hostId = fresh('host');
        const domain = fresh('domain');
        const created = await classroom().ask(old.CREATE_GROUP, { name: 'Class', hostId, domain, useWebSocket: false });
        const id = text(created, 'id');
        expect(created).toMatchObject({
            domain,
            fullId: `${id}@${domain}`,
            name: 'Class',
            hostId,
            useWebSocket: false,
        });
        expect(at(created, 'pollingIntervalSeconds')).toBe(2);
        expect(at(created, 'heartbeatIntervalSeconds')).toBe(60);
        const life = Date.parse(text(created, 'expiresAt')) - Date.parse(text(created, 'createdAt'));
        expect(life).toBe(1_500_000);
        expect(await classroom().ask(old.LIST_GROUPS, { domain })).toEqual([created]);
    });

    test('createGroup is idempotent for a living group of the same host and domain', async () => {
        const asked = { name: 'Class', hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        const first = await classroom().ask(old.CREATE_GROUP, asked);
        expect(await classroom().ask(old.CREATE_GROUP, asked)).toEqual(first);
        const other = await classroom().ask(old.CREATE_GROUP, { ...asked, domain: fresh('domain') });
        expect(at(other, 'id')).not.toBe(at(first, 'id'));
    });

    test('maxConnectionTimeSeconds is 1 up to the setting', async () => {
        const asked = { name: 'Class', hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        for (const seconds of [0, -1, 1501]) {
            const refusal = await classroom().refusal(old.CREATE_GROUP, { ...asked, seconds });
            expect(refusal.errorType).toBe('ValidationError');
            expect(refusal.message).toContain('maxConnectionTimeSeconds');
            expect(refusal.message).toContain('1500');
        }
        const group = await classroom().ask(old.CREATE_GROUP, { ...asked, seconds: 1500 });
        expect(at(group, 'id')).toEqual(expect.any(String));
    });

    test('a domain has at most 256 characters', async () => {
        const asked = { name: 'Class', hostId: fresh('host'), useWebSocket: true };
        const refusal = await classroom().refusal(old.CREATE_GROUP, { ...asked, domain: 'd'.repeat(257) });
        expect(refusal.errorType).toBe('ValidationError');
        expect(refusal.message).toContain('256');
        expect(refusal.message).not.toContain('ddd');
        expect((await classroom().refusal(old.LIST_GROUPS, { domain: 'd'.repeat(257) })).errorType).toBe(
            'ValidationError',
        );
        expect(at(await classroom().ask(old.CREATE_GROUP, { ...asked, domain: 'd'.repeat(256) }), 'domain')).toBe(
            'd'.repeat(256),
        );
    });

    test('a group name has at most 100 characters, one of them visible', async () => {
        const asked = { hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        for (const name of ['', '   ', 'n'.repeat(101)])
            expect((await classroom().refusal(old.CREATE_GROUP, { ...asked, name })).errorType).toBe('ValidationError');
    });

    test('a new group has no nodes and no statuses', async () => {
        const group = await classroom().group();
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
        expect(await classroom().ask(old.LIST_STATUSES, group)).toEqual([]);
    });

    test('a search finds groups of all domains by the start of their name, at most limit of them', async () => {
        const prefix = fresh('search');
        for (const name of ['a', 'b', 'c']) await classroom().group({ name: prefix + name });
        const found = await classroom().ask(old.SEARCH, { namePrefix: prefix });
        expect(
            list(found)
                .map((group) => text(group, 'name'))
                .sort(),
        ).toEqual([`${prefix}a`, `${prefix}b`, `${prefix}c`]);
        expect(list(await classroom().ask(old.SEARCH, { namePrefix: prefix, limit: 2 }))).toHaveLength(2);
        expect(await classroom().ask(old.SEARCH, { namePrefix: `${prefix}z` })).toEqual([]);
        expect((await classroom().refusal(old.SEARCH, { namePrefix: prefix, limit: 0 })).errorType).toBe(
            'ValidationError',
        );
    });

    test('only the host can renew the heartbeat and dissolve the group', async () => {
        const group = await classroom().group();
        for (const operation of [old.RENEW, old.DISSOLVE]) {
            const refusal = await classroom().refusal(operation, { ...group, hostId: 'somebody else' });
            expect(refusal.errorType).toBe('Unauthorized');
            expect(refusal.message).toMatch(/^Only the host can /);
        }
        const payload = await classroom().ask(old.RENEW, group);
        expect(payload).toMatchObject({ groupId: group.groupId, domain: group.domain, heartbeatIntervalSeconds: 60 });
    });

    test('a dissolved group is refused with GroupNotFound by every operation', async () => {
        const group = await classroom().group();
        const answered = await classroom().ask(old.DISSOLVE, group);
        expect(answered).toMatchObject({ groupId: group.groupId, groupDissolve: { groupId: group.groupId } });
        // The word that clients of today and their tests look for.
        expect(text(answered, 'groupDissolve', 'message')).toContain('dissolved');
        const all = { ...group, nodeId: 'n', since: SINCE, data: [], events: [{ eventName: 'e', firedAt: SINCE }] };
        const operations = [
            old.JOIN,
            old.LEAVE,
            old.DISSOLVE,
            old.RENEW,
            old.MEMBER_HEARTBEAT,
            old.LIST_NODES,
            old.LIST_STATUSES,
            old.REPORT,
            old.FIRE,
            old.RECORD,
            old.EVENTS_SINCE,
            old.POLL,
        ];
        for (const operation of operations) {
            const refusal = await classroom().refusal(operation, all);
            expect(refusal.errorType).toBe('GroupNotFound');
            expect(refusal.message).toMatch(/^Group (not found|expired)/);
            expect(refusal.message).toContain(group.groupId);
        }
        const collector = await classroom().subscribe(old.SUBSCRIBE, group);
        await until('the subscription to be refused', () => collector.messages.length > 0);
        expect(refusalIn(collector.messages[0] ?? {}).errorType).toBe('GroupNotFound');
        collector.stop();
        expect(await classroom().ask(old.LIST_GROUPS, { domain: group.domain })).toEqual([]);
    });

    test('a group is gone when expiresAt has passed', async () => {
        const group = await classroom().group({ seconds: 1 });
        expect((await classroom().gone(group)).errorType).toBe('GroupNotFound');
        const late = await classroom().refusal(old.JOIN, { ...group, nodeId: 'late' });
        expect(late).toMatchObject({ errorType: 'GroupNotFound', message: expect.stringMatching(/^Group expired/) });
        expect(late.message).toContain(group.groupId);
        const unknown = await classroom().refusal(old.JOIN, { ...group, groupId: 'never was', nodeId: 'late' });
        expect(unknown.message).toMatch(/^Group not found: never was/);
        expect((await classroom().refusal(old.RENEW, group)).errorType).toBe('GroupNotFound');
    });

    test("a group is gone when its host's heartbeat is older than its TTL, and lives while it is renewed", async () => {
        const other = await withSettings({ hostHeartbeatTtlSeconds: 2, hostHeartbeatIntervalSeconds: 1 });
        const silent = await other.group();
        const renewed = await other.group();
        await until('the silent group to be gone', async () => {
            await other.ask(old.RENEW, renewed);
            return list(await other.ask(old.LIST_GROUPS, { domain: silent.domain })).length === 0;
        });
        expect((await other.gone(silent)).errorType).toBe('GroupNotFound');
        expect(list(await other.ask(old.LIST_GROUPS, { domain: renewed.domain }))).toHaveLength(1);
    });

    test('a member without a heartbeat leaves after its TTL', async () => {
        const other = await withSettings({ memberHeartbeatTtlSeconds: 2, memberHeartbeatIntervalSeconds: 1 });
        const group = await other.group();
        await other.ask(old.JOIN, { ...group, nodeId: 'n' });
        await until('the member to leave', async () => list(await other.ask(old.LIST_NODES, group)).length === 0);
        expect((await other.refusal(old.MEMBER_HEARTBEAT, { ...group, nodeId: 'n' })).errorType).toBe('NodeNotFound');
    });

    test('an event can be read for its TTL and no longer', async () => {
        const other = await withSettings({ eventTtlSeconds: 1 });
        const group = await other.group();
        await other.ask(old.RECORD, { ...group, nodeId: 'n', events: [{ eventName: 'e', firedAt: SINCE }] });
        const read = async () => list(await other.ask(old.EVENTS_SINCE, { ...group, since: SINCE })).length;
        expect(await read()).toBe(1);
        await until('the event to expire', async () => (await read()) === 0);
    });
}
