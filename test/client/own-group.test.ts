// A host whose tab was closed, or whose browser crashed: its group waits, and this browser can go on with it.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import type { MeshClient } from '../../src/client/client';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment, type Environment } from '../../src/client/environment/environment';
import { listedGroups } from '../../src/client/groups/listed-groups';
import { createPageLink } from '../../src/offline/apollo-link';
import type { PageBackend } from '../../src/offline/page-backend';
import { Browser } from '../offline/pages';
import { until } from '../until';

const environment = browserEnvironment();

/** Pages of one browser, or of one pupil: they share a storage. */
function world(): Environment {
    const storage = new Map<string, string>();
    const page = {
        ...environment.page,
        stored: (key: string) => storage.get(key) ?? null,
        store(key: string, value: string | null) {
            if (value === null) storage.delete(key);
            else storage.set(key, value);
            return true;
        },
    };
    return { ...environment, page };
}

describe('a host that closed its tab', () => {
    let browser: Browser;
    let page: PageBackend;
    let elapsed = 0;
    const clients: MeshClient[] = [];

    /** Opens an editor in somebody's browser. */
    function open(somebody: Environment): MeshClient {
        const backend = createApolloBackend(createPageLink(page), environment);
        const client = composeClient({}, { environment: somebody, backend, source: null, server: null });
        clients.push(client);
        return client;
    }
    const offered = async (client: MeshClient) =>
        listedGroups(await client.listGroups()).map(({ name, isOwn }) => ({ name, isOwn }));

    beforeEach(() => {
        elapsed = 0;
        browser = new Browser();
        page = browser.open({
            time: { wall: () => Date.now(), monotonic: () => performance.now() + elapsed },
            settings: { pollingIntervalSeconds: 1, batchIntervalMilliseconds: 20 },
        });
    });
    afterEach(async () => {
        await Promise.all(clients.splice(0).map((client) => client.dispose()));
        browser.close();
    });

    it('goes on with its group: by the list, at once, and its members stay', async () => {
        const [anna, ben] = [world(), world()];
        const host = open(anna);
        const { id } = await host.createGroup('class');
        const member = open(ben);
        await member.joinGroup('class');
        host.setVariable('old', '1');
        await until('it is shared', () => member.variables.get('old') === '1');
        host.leaveNow();
        const again = open(anna);
        expect(await offered(again)).toEqual([{ name: 'class', isOwn: true }]);
        await again.joinGroup(id);
        expect(again.status).toMatchObject({ role: 'host', group: { id } });
        again.fire('hello', '', 'own');
        const heard: string[] = [];
        await until('the member hears it', () => {
            member.deliverDue(({ name }) => Boolean(heard.push(name)));
            return heard.includes('hello');
        });
        await until('what the closed tab shared is gone', () => member.variables.get('old') === undefined);
        expect(member.status.group?.id).toBe(id);
        await again.leave();
        await until('its leaving ends the group', () => member.status.lastError?.kind === 'group-gone');
    });

    it('goes on with it by the block that makes a group of that name, and makes another one of another name', async () => {
        const anna = world();
        const { id } = await open(anna).createGroup('class');
        clients[0]?.leaveNow();
        const again = open(anna);
        expect((await again.createGroup('class')).id).toBe(id);
        again.leaveNow();
        expect((await open(anna).createGroup('another')).id).not.toBe(id);
    });

    it('is asked for by nobody else: for others the group is not in the list while its host is away, only by its code', async () => {
        const [anna, ben] = [world(), world()];
        const host = open(anna);
        const { id } = await host.createGroup('class');
        await until('the host is heard of', async () => {
            elapsed += 1_000;
            return host.status.state === 'connected';
        });
        const other = open(ben);
        expect(await offered(other)).toEqual([{ name: 'class', isOwn: undefined }]);
        host.leaveNow();
        elapsed += 20_000;
        expect(await offered(other)).toEqual([]);
        expect((await other.joinGroup(id)).name).toBe('class');
        expect(other.status.role).toBe('member');
        const again = open(anna);
        await again.createGroup('class');
        expect(await offered(open(world()))).toEqual([{ name: 'class', isOwn: undefined }]);
    });

    it('does not take the group over while another tab of the browser is its host', async () => {
        const anna = world();
        const { id } = await open(anna).createGroup('class');
        const tab = open(anna);
        expect(await offered(tab)).toEqual([{ name: 'class', isOwn: undefined }]);
        expect((await tab.createGroup('class')).id).not.toBe(id);
    });

    it('makes a new group where the old one has ended meanwhile', async () => {
        const anna = world();
        const { id } = await open(anna).createGroup('class');
        clients[0]?.leaveNow();
        elapsed += 80_000;
        await open(anna).listGroups();
        elapsed += 80_000;
        const again = open(anna);
        expect(await offered(again)).toEqual([]);
        expect((await again.createGroup('class')).id).not.toBe(id);
    });
});
