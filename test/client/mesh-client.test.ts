// Joining and leaving while the other is under way. The backend is the page's own; its answers can be held back.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import type { Backend } from '../../src/client/backend/backend';
import type { MeshClient } from '../../src/client/client';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import { createPageLink } from '../../src/offline/apollo-link';
import type { PageBackend } from '../../src/offline/page-backend';
import { Browser } from '../offline/pages';
import { until } from '../until';

const environment = browserEnvironment();

/** A backend whose answers wait until they are let go. */
class HeldBackend implements Backend {
    private letGo: () => void = () => undefined;
    private held: Promise<void> = Promise.resolve();

    public constructor(private readonly backend: Backend) {}

    public hold(): void {
        this.held = new Promise((resolve) => (this.letGo = resolve));
    }

    public release(): void {
        this.letGo();
    }

    public run: Backend['run'] = async (operation, variables, options) => {
        const answer = await this.backend.run(operation, variables, options);
        await this.held;
        return answer;
    };

    public close(): void {
        this.backend.close();
    }
}

describe('the mesh client', () => {
    let browser: Browser;
    let page: PageBackend;
    let backend: HeldBackend;
    let host: MeshClient;
    let member: MeshClient;

    const client = (over: Backend) => composeClient({}, { environment, backend: over, source: null, server: null });
    const pageClient = () => createApolloBackend(createPageLink(page), environment);

    beforeEach(async () => {
        browser = new Browser();
        page = browser.open();
        backend = new HeldBackend(pageClient());
        host = client(pageClient());
        member = client(backend);
        await host.createGroup('class');
    });
    afterEach(async () => {
        backend.release();
        await member.dispose();
        await host.dispose();
        browser.close();
    });

    it('leaves a group that it is still joining: it does not end up a member against its will', async () => {
        backend.hold();
        const joining = member.joinGroup('class');
        const refused = expect(joining).rejects.toMatchObject({
            kind: 'refused',
            message: expect.stringContaining('left before'),
        });
        const leaving = member.leave();
        backend.release();
        await Promise.all([refused, leaving]);
        expect(member.status).toMatchObject({ state: 'disconnected', group: null, lastError: null });
        const { id: groupId, domain } = host.status.group ?? { id: '', domain: '' };
        const answer = await page.execute({
            query: 'query ($groupId: ID!, $domain: String!) { listNodesInGroup(groupId: $groupId, domain: $domain) { id } }',
            variables: { groupId, domain },
        });
        expect(answer.data?.['listNodesInGroup']).toHaveLength(1);
    });

    it('refuses a second joining while the first is under way, in its status too', async () => {
        backend.hold();
        const joining = member.joinGroup('class');
        await expect(member.joinGroup('class')).rejects.toMatchObject({
            message: expect.stringContaining('already being joined'),
        });
        expect(member.status).toMatchObject({ state: 'connecting', lastError: { kind: 'refused' } });
        backend.release();
        await joining;
        expect(member.status).toMatchObject({ state: 'connected', role: 'member' });
    });

    it('says in its status that a person has stopped the project, in this group alone', async () => {
        member.setQuiet(true);
        expect(member.status.quiet).toBe(false);
        await member.joinGroup('class');
        const told = jest.fn();
        member.onStatus(told);
        member.setQuiet(true);
        expect(told).toHaveBeenLastCalledWith(expect.objectContaining({ quiet: true }));
        await member.leave();
        await member.joinGroup('class');
        expect(member.status.quiet).toBe(false);
    });

    it('says in its status that it was disposed of', async () => {
        await member.dispose();
        await expect(member.joinGroup('class')).rejects.toMatchObject({ kind: 'refused' });
        expect(member.status.lastError?.message).toMatch(/disposed of/);
    });

    it('joins again after leaving', async () => {
        await member.joinGroup('class');
        await member.leave();
        expect(member.status.state).toBe('disconnected');
        await member.joinGroup('class');
        expect(member.status).toMatchObject({ state: 'connected', lastError: null });
    });

    it('one that joins knows at once who is there, whether anybody shares a variable or not', async () => {
        await member.joinGroup('class');
        await until('both are known', () => member.status.members === 2);
        await until('the host knows', () => host.status.members === 2);
    });

    it('a diagnosis is plain data of what the network did: it can be copied, and nothing of the inside is in it', async () => {
        const diagnosis = await host.diagnose();
        expect(structuredClone(diagnosis)).toEqual(diagnosis);
        expect(Object.keys(diagnosis).sort()).toEqual(
            ['allow', 'at', 'attempts', 'history', 'https', 'resembles', 'server', 'status', 'text'].sort(),
        );
        expect(diagnosis.https.reachable).toBe(true);
    });

    it('D6: says that an event is refused, and not as often as a loop fires it', () => {
        const told = jest.fn();
        host.onStatus(told);
        for (let i = 0; i < 1_000; i++) host.fire('x'.repeat(1_000), '', 'own');
        expect(told).toHaveBeenCalledTimes(1);
        expect(host.status.lastError).toMatchObject({
            kind: 'refused',
            reason: { code: 'event-name', values: { given: 1_000 } },
        });
    });

    it('D6: says once which variable met which limit, and shares it when it has become shorter', async () => {
        const statuses: (string | number | undefined)[] = [];
        host.onStatus(({ lastError }) => statuses.push(lastError?.reason?.values?.['name']));
        for (let frame = 0; frame < 30; frame += 1) host.setVariable('story', 'v'.repeat(5_000 + frame));
        expect(statuses.filter((name) => name === 'story')).toHaveLength(1);
        expect(host.status.lastError).toMatchObject({
            kind: 'refused',
            reason: { code: 'variable-value', values: { name: 'story', max: 4096, given: 5000 } },
        });
        host.setVariable('story', 'short');
        await member.joinGroup('class');
        await until('the member has it', () => member.variables.get('story') === 'short');
    });

    it('D8 D4: who was forgotten comes back with its variables, as start values', async () => {
        await member.joinGroup('class');
        member.setVariable('x', '1');
        await until('the host has it', () => host.variables.get('x') === '1');
        const { id: groupId, domain, hostId } = host.status.group ?? { id: '', domain: '', hostId: '' };
        const ask = async (query: string, nodeId = ''): Promise<string> =>
            JSON.stringify(await page.execute({ query, variables: { groupId, domain, nodeId } }));
        const nodes = await ask(
            'query ($groupId: ID!, $domain: String!) { listNodesInGroup(groupId: $groupId, domain: $domain) { id } }',
        );
        const forgotten = [...nodes.matchAll(/"id":"(\w+)"/g)].map(([, id]) => id).find((id) => id !== hostId);
        await ask(
            'mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) { leaveGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { message } }',
            forgotten,
        );
        await until('it is there again', async () => {
            const statuses = await ask(
                'query ($groupId: ID!, $domain: String!) { listGroupStatuses(groupId: $groupId, domain: $domain) { data { key value initial } } }',
            );
            return statuses.includes('{"key":"x","value":"1","initial":true}');
        });
        await until('the host has it again', () => host.variables.get('x') === '1');
    });
});
