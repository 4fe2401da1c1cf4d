// What a member is told of its group: paused, taken out, ended and why, the last minutes. The backend is the page's own,
// and the member polls.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import type { MeshClient } from '../../src/client/client';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import type { MeshSettings } from '../../src/core/settings';
import { createPageLink } from '../../src/offline/apollo-link';
import type { PageBackend } from '../../src/offline/page-backend';
import { Browser } from '../offline/pages';
import { at } from '../conformance/backend';
import { until } from '../until';

const environment = browserEnvironment();
const MEMBER = 'f'.repeat(32);
const world = { ...environment, newId: () => MEMBER };

describe('a member is told', () => {
    let browser: Browser;
    let page: PageBackend;
    let member: MeshClient;
    let group = '';
    let key = '';

    const reason = () => member.status.lastError?.reason;

    /** Asks the backend as a host's page does. */
    async function host(mutation: string): Promise<unknown> {
        const { data, errors } = await page.execute({ query: `mutation { answer: ${mutation} }`, variables: {} });
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
        return data?.['answer'];
    }
    const pause = (paused: boolean) => host(`pauseGroup(${group}, ${key}, paused: ${String(paused)})`);

    /** Puts the member into a group of a backend with these settings. */
    async function enter(settings: Partial<MeshSettings> = {}): Promise<void> {
        page = browser.open({ settings: { pollingIntervalSeconds: 1, batchIntervalMilliseconds: 20, ...settings } });
        const backend = createApolloBackend(createPageLink(page), environment);
        member = composeClient({}, { environment: world, backend, source: null, server: null });
        member.setDomain('school');
        const made = await host(
            'createGroup(name: "class", hostId: "host", domain: "school", useWebSocket: true) { id hostKey }',
        );
        group = `groupId: "${String(at(made, 'id'))}", domain: "school"`;
        key = `hostKey: "${String(at(made, 'hostKey'))}"`;
        await member.joinGroup('class');
    }

    beforeEach(() => (browser = new Browser()));
    afterEach(async () => {
        await member.dispose();
        browser.close();
    });

    it('D6: that its teacher has paused, by the next poll; what it sends then waits, and goes when the group goes on', async () => {
        await enter();
        await pause(true);
        await until('the pause', () => member.status.paused);
        member.fire('buzz', '', 'own');
        await until('a refusal', () => reason()?.code === 'paused');
        expect(member.status).toMatchObject({ state: 'connected', paused: true, missed: 0, sent: 0 });
        await pause(false);
        await until('the group to go on', () => !member.status.paused);
        await until('the event to go', () => member.status.sent === 1);
        expect(member.status).toMatchObject({ missed: 0, lastError: null });
    });

    it('that it comes into a group that is paused', async () => {
        await enter();
        await member.leave();
        await pause(true);
        await member.joinGroup('class');
        expect(member.status.paused).toBe(true);
    });

    it('D6: that its teacher took it out, and the same where it tries to come back', async () => {
        await enter();
        await host(`removeMember(${group}, ${key}, nodeId: "${MEMBER}")`);
        await until('the end', () => member.status.state === 'error');
        expect(member.status.lastError).toMatchObject({ kind: 'group-gone', reason: { code: 'removed' } });
        await expect(member.joinGroup('class')).rejects.toMatchObject({ reason: { code: 'removed' } });
        expect(reason()?.code).toBe('removed');
    });

    it('D6: that the group was ended', async () => {
        await enter();
        await host(`dissolveGroup(${group}, hostId: "host") { groupId }`);
        await until('the end', () => member.status.state === 'error');
        expect(reason()?.code).toBe('group-ended');
    });

    it('D6: that the time of the group is over', async () => {
        await enter({ maxConnectionTimeSeconds: 2 });
        await until('the end', () => member.status.state === 'error');
        expect(reason()?.code).toBe('group-over');
    });

    it('D6: that the host is gone', async () => {
        await enter({ hostHeartbeatTtlSeconds: 2 });
        await until('the end', () => member.status.state === 'error');
        expect(reason()?.code).toBe('host-gone');
    });

    it('that the last minutes have begun, and no more once the teacher prolongs', async () => {
        await enter({ maxConnectionTimeSeconds: 200 });
        expect(member.status.expiresInSeconds).toBeGreaterThan(190);
        await host(`prolongGroup(${group}, ${key}, seconds: 600) { expiresAt }`);
        await until('the end to move', () => member.status.expiresInSeconds === null);
        expect(member.status.state).toBe('connected');
    });
});
