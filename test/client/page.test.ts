/**
 * @jest-environment jsdom
 */
// What touches the page: its address, what it stored, its going away.
import { createMeshClient } from '../../src/client/create-client';
import { checkedDomain } from '../../src/client/groups/domain';
import { browserEnvironment } from '../../src/client/environment/environment';
import { until } from '../until';

interface Asked {
    readonly operationName: string;
    readonly variables: Record<string, unknown>;
    readonly keepalive: boolean | undefined;
}

const NODE = {
    id: 'n',
    name: 'n',
    groupId: 'g',
    domain: 'd',
    expiresAt: '2999-01-01T00:00:00.000Z',
    heartbeatIntervalSeconds: 60,
    useWebSocket: false,
    pollingIntervalSeconds: 2,
    position: 'EVENT#2026-11-23T09:00:00.000Z#000000000001',
    serverTime: '2026-11-23T09:00:00.000Z',
    exactOrder: true,
    batchIntervalMilliseconds: 100,
};
const GROUP = {
    id: 'g',
    domain: 'd',
    fullId: 'g@d',
    name: 'class',
    hostId: 'h',
    createdAt: null,
    expiresAt: NODE.expiresAt,
    heartbeatIntervalSeconds: 60,
    useWebSocket: true,
    pollingIntervalSeconds: null,
};
const ANSWERS: Readonly<Record<string, unknown>> = {
    MeshLevel: { meshLevel: 2 },
    SendMemberHeartbeat: { sendMemberHeartbeat: { expiresAt: NODE.expiresAt, heartbeatIntervalSeconds: 60 } },
    RenewHeartbeat: { renewHeartbeat: { expiresAt: NODE.expiresAt, heartbeatIntervalSeconds: 60 } },
    CreateDomain: { createDomain: 'abc123' },
    ListGroupsExtended: { listGroupsByDomain: [GROUP] },
    CreateGroup: { createGroup: GROUP },
    JoinGroupExtended: { joinGroup: NODE },
    ListStatusesExtended: { listGroupStatuses: [] },
    PollGroupExtended: {
        pollGroupData: { events: [], changes: [], members: null, position: NODE.position, more: false },
    },
    LeaveGroup: { leaveGroup: { peerId: 'n', groupId: 'g', domain: 'd', message: '' } },
    DissolveGroup: { dissolveGroup: null },
    NodeStatusExtended: { getNodeStatus: null },
};

function isBody(value: unknown): value is { operationName: string; variables: Record<string, unknown> } {
    return typeof value === 'object' && value !== null && 'operationName' in value && 'variables' in value;
}

/** jsdom has no Response; this is all that is read of one. */
class PageResponse {
    public readonly ok = true;
    public readonly status = 200;
    public readonly headers = { get: () => 'application/json' };

    public constructor(private readonly body: string) {}

    public text(): Promise<string> {
        return Promise.resolve(this.body);
    }
}

function isFetch(value: unknown): value is typeof fetch {
    return typeof value === 'function';
}

/** A fetch that answers as a server would, and notes what it was asked. */
function arrange() {
    const asked: Asked[] = [];
    const fake: unknown = async (_url: unknown, init?: RequestInit) => {
        const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : 'null');
        if (!isBody(body)) throw new Error('The body is no GraphQL request.');
        const { operationName, variables } = body;
        asked.push({ operationName, variables, keepalive: init?.keepalive });
        const text = JSON.stringify({ data: ANSWERS[operationName] });
        return new PageResponse(text);
    };
    if (!isFetch(fake)) throw new Error('unreachable');
    const fetch = fake;
    const client = createMeshClient({ url: 'http://mesh.test/graphql', fetch, WebSocket: null });
    const domains = () =>
        asked
            .filter(({ operationName }) => operationName === 'ListGroupsExtended')
            .map(({ variables }) => variables['domain']);
    return { asked, client, domains, fetch };
}

function visit(search: string): void {
    window.history.replaceState(null, '', `/${search}`);
}

function transition(name: 'pagehide' | 'pageshow', persisted: boolean): Event {
    return Object.assign(new Event(name), { persisted });
}

afterEach(() => {
    visit('');
    localStorage.clear();
});

describe('the domain', () => {
    it("comes from the page's `mesh` parameter first", async () => {
        localStorage.setItem('mesh_v2_domain', 'stored');
        visit('?mesh=room-1.school_a');
        const { client, domains } = arrange();
        await client.listGroups();
        expect(domains()).toEqual(['room-1.school_a']);
    });

    it('comes from what was stored, without a parameter', async () => {
        localStorage.setItem('mesh_v2_domain', 'stored');
        const { client, domains } = arrange();
        await client.listGroups();
        expect(domains()).toEqual(['stored']);
    });

    it('is asked of the backend once, without either', async () => {
        const { client, domains, asked } = arrange();
        await client.listGroups();
        await client.listGroups();
        expect(domains()).toEqual(['abc123', 'abc123']);
        expect(asked.filter(({ operationName }) => operationName === 'CreateDomain')).toHaveLength(1);
    });

    it.each(['online', 'change'])('is found anew where the network became another one (%s)', async (name) => {
        const network = new EventTarget();
        Reflect.defineProperty(navigator, 'connection', { value: network, configurable: true });
        const { client, asked } = arrange();
        await client.listGroups();
        (name === 'online' ? window : network).dispatchEvent(new Event(name));
        await client.listGroups();
        expect(asked.filter(({ operationName }) => operationName === 'CreateDomain')).toHaveLength(2);
        await client.dispose();
        Reflect.deleteProperty(navigator, 'connection');
    });

    it('refuses other characters, and more than 256 of them, with a sentence', async () => {
        visit('?mesh=%3Cscript%3E');
        const { client } = arrange();
        await expect(client.listGroups()).rejects.toMatchObject({ kind: 'refused', message: /only letters, digits/ });
        expect(client.status.lastError?.kind).toBe('refused');
        expect(() => checkedDomain('x'.repeat(257))).toThrow(/has 257 characters/);
    });
});

describe('polling', () => {
    it.each(['?mesh_polling=1', '?force_polling=1'])('is forced by %s, and the backend is told', async (search) => {
        visit(search);
        const { fetch, asked } = arrange();
        const client = createMeshClient({ url: 'http://mesh.test/graphql', fetch, WebSocket });
        await client.joinGroup('class');
        expect(client.status).toMatchObject({ state: 'connected', transport: 'polling' });
        const join = asked.find(({ operationName }) => operationName === 'JoinGroupExtended');
        expect(join?.variables['useWebSocket']).toBe(false);
        await client.dispose();
    });
});

describe('the page goes away', () => {
    it('a member leaves with a request that outlives the page', async () => {
        const { client, asked } = arrange();
        await client.joinGroup('class');
        window.dispatchEvent(new Event('pagehide'));
        await until('the leave', () => asked.some(({ operationName }) => operationName === 'LeaveGroup'));
        expect(asked.find(({ operationName }) => operationName === 'LeaveGroup')).toMatchObject({ keepalive: true });
        expect(client.status.state).toBe('disconnected');
        await client.dispose();
    });

    it("a host's group stays, and this browser remembers it until it is left", async () => {
        visit('?mesh=d');
        const { client, asked } = arrange();
        await client.createGroup('class');
        window.dispatchEvent(new Event('pagehide'));
        expect(client.status.state).toBe('disconnected');
        expect(JSON.parse(localStorage.getItem('mesh_own_group') ?? '')).toEqual({
            id: 'g',
            domain: 'd',
            name: 'class',
            left: true,
        });
        const again = arrange();
        expect(await again.client.listGroups()).toMatchObject([{ id: 'g', isOwn: true }]);
        await again.client.createGroup('class');
        expect(again.client.status).toMatchObject({ role: 'host', group: { id: 'g' } });
        await again.client.leave();
        expect(localStorage.getItem('mesh_own_group')).toBeNull();
        const names = [...asked, ...again.asked].map(({ operationName }) => operationName);
        expect(names.filter((name) => /CreateGroup|Dissolve/.test(name))).toEqual(['CreateGroup', 'DissolveGroup']);
        await client.dispose();
        await again.client.dispose();
    });

    it("a host's group ends where nothing can be remembered", async () => {
        const setItem = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
            throw new Error('SecurityError');
        });
        const { client, asked } = arrange();
        await client.createGroup('class');
        window.dispatchEvent(new Event('pagehide'));
        await until('the end', () => asked.some(({ operationName }) => operationName === 'DissolveGroup'));
        setItem.mockRestore();
        await client.dispose();
    });

    it.each(['host', 'member'])(
        'a %s whose page "back" can bring back stays, and says so when it is back',
        async (role) => {
            const { client, asked } = arrange();
            await (role === 'host' ? client.createGroup('class') : client.joinGroup('class'));
            window.dispatchEvent(transition('pagehide', true));
            expect(client.status.state).toBe('connected');
            const before = asked.length;
            window.dispatchEvent(transition('pageshow', true));
            await until('it beats', () =>
                asked.slice(before).some(({ operationName }) => operationName === 'SendMemberHeartbeat'),
            );
            await until('it asks', () =>
                asked.slice(before).some(({ operationName }) => operationName === 'PollGroupExtended'),
            );
            expect(asked.filter(({ operationName }) => /Leave|Dissolve/.test(operationName))).toEqual([]);
            await client.dispose();
        },
    );

    it('a page that is shown for the first time is not one that came back', async () => {
        const { client, asked } = arrange();
        await client.joinGroup('class');
        const before = asked.filter(({ operationName }) => operationName === 'SendMemberHeartbeat').length;
        window.dispatchEvent(transition('pageshow', false));
        expect(asked.filter(({ operationName }) => operationName === 'SendMemberHeartbeat')).toHaveLength(before);
        await client.dispose();
    });

    it('nothing listens after dispose', async () => {
        const { client, asked } = arrange();
        await client.joinGroup('class');
        await client.dispose();
        const before = asked.length;
        window.dispatchEvent(new Event('pagehide'));
        expect(asked).toHaveLength(before);
    });
});

it('localStorage that is forbidden is none', () => {
    const getItem = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
        throw new Error('SecurityError');
    });
    expect(browserEnvironment().page.stored('mesh_v2_domain')).toBeNull();
    getItem.mockRestore();
});

it.each(['not an address', 'ftp://example.org/graphql', 'javascript:alert(1)'])(
    'the address %j is refused with a sentence',
    (url) => {
        expect(() => createMeshClient({ url: url === 'not an address' ? 'http://' : url })).toThrow(/must look like/);
    },
);
