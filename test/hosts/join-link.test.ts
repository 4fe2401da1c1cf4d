import { MeshClientError } from '../../src/client/status/errors';
import { joinByLink, type LinkedMesh } from '../../src/hosts/join-link';
import { settle } from '../client/fake-environment';
import { FakeClient, group } from '../extension/fake-client';

const GONE = new MeshClientError('group-gone', 'No group "class" was found.');

function arrange(groups: readonly string[], failure: MeshClientError | null = null) {
    const client = new FakeClient();
    client.groups = groups.map(group);
    client.failure = failure;
    const mesh: LinkedMesh = {
        onStatus: (listener) => client.onStatus(listener),
        listGroups: () => client.listGroups(),
        joinGroup: async (code) => {
            const found = await client.listGroups();
            if (!found.some(({ name }) => name === code)) throw GONE;
            return client.joinGroup(code);
        },
    };
    const said: string[] = [];
    const banner = {
        showWaiting: (code: string) => said.push(`waiting for ${code}`),
        showError: ({ kind }: MeshClientError) => said.push(kind),
        showStatus: () => said.push('status'),
    };
    let done = false;
    void joinByLink(mesh, banner, { wanted: 'class', shown: '747774' }).then(() => (done = true));
    return { client, said, isDone: () => done };
}

/** Lets the next look happen, and what follows from it. */
async function look(): Promise<void> {
    await jest.advanceTimersByTimeAsync(6_000);
    await settle();
}

describe('the link of a group', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('goes in at once where the group is there', async () => {
        const { client, said, isDone } = arrange(['class']);
        await settle();
        expect([client.status.state, said, isDone()]).toEqual(['connected', ['status'], true]);
    });

    it('goes in as soon as a group is there that was not, and says that it waits', async () => {
        const { client, said } = arrange([]);
        await settle();
        expect(said).toEqual(['waiting for 747774']);
        await look();
        expect(client.status.state).not.toBe('connected');
        client.groups = [group('class')];
        await look();
        expect(client.status).toMatchObject({ state: 'connected', group: { name: 'class' } });
        await look();
        expect(jest.getTimerCount()).toBe(0);
    });

    it('keeps looking where nobody answers for a while, and says so', async () => {
        const { client, said } = arrange([], new MeshClientError('server-down', 'Nobody answers.'));
        await settle();
        client.failure = new MeshClientError('offline', 'No network.');
        await look();
        expect(said).toEqual(['server-down', 'offline']);
        client.failure = null;
        client.groups = [group('class')];
        await look();
        expect(client.status.state).toBe('connected');
    });

    it('ends where the person goes elsewhere', async () => {
        const { client, said, isDone } = arrange([]);
        await settle();
        client.enter('connected', 'another');
        client.groups = [group('class')];
        await look();
        expect([client.status.group?.name, said.pop(), isDone()]).toEqual(['another', 'status', true]);
        expect(jest.getTimerCount()).toBe(0);
    });

    it('ends where it is refused', async () => {
        const { said, isDone } = arrange([], new MeshClientError('refused', '2 groups are called "class".'));
        await settle();
        expect([said, isDone()]).toEqual([['refused'], true]);
        expect(jest.getTimerCount()).toBe(0);
    });
});
