import { Reachability } from '../../src/client/backend/reachability';
import type { ErrorKind } from '../../src/client/status/status';
import { FakeEnvironment } from './fake-environment';

type Answer = 'json' | 'html' | 'unreadable' | 'nothing';

/** A network in which the mesh server and the page's origin answer as told; what a browser may read depends on CORS. */
class FakeNetwork extends FakeEnvironment {
    public readonly asked: string[] = [];
    public mesh: Answer = 'nothing';
    public other: 'answers' | 'nothing' = 'nothing';
    public origin: string | null = 'https://editor.example';
    /** Requests that get lost before one comes through. */
    public lost = 0;

    public constructor() {
        super();
        Object.assign(this.page, { origin: () => this.origin });
    }

    public override readonly fetch: typeof fetch = (input, init) => {
        const address = input instanceof Request ? input.url : String(input);
        this.asked.push(address);
        this.lost -= 1;
        if (this.lost >= 0) return this.answer(null);
        const opaque = init?.mode === 'no-cors';
        if (!address.includes('mesh')) return this.answer(this.other === 'answers' && opaque ? '' : null);
        if (this.mesh === 'nothing' || (this.mesh === 'unreadable' && !opaque)) return this.answer(null);
        return this.answer(this.mesh === 'html' ? '<html>Blocked</html>' : '{"errors":[]}');
    };

    private answer(body: string | null): Promise<Response> {
        return body === null ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(new Response(body));
    }
}

describe('why no answer came', () => {
    const PUBLIC = new URL('https://mesh.example/graphql');
    const LOCAL = new URL('http://192.168.1.20:4000/mesh');

    it.each<[string, URL, Answer, 'answers' | 'nothing', ErrorKind]>([
        ['a lost request: the server answers when it is asked again', PUBLIC, 'json', 'answers', 'server-down'],
        ['N12: a block page', PUBLIC, 'html', 'answers', 'filtered'],
        ['N12: a block page without CORS', PUBLIC, 'unreadable', 'answers', 'filtered'],
        ['N12: silence while another origin answers', PUBLIC, 'nothing', 'answers', 'filtered'],
        ['a server of the local network that is down', LOCAL, 'nothing', 'answers', 'server-down'],
        ['no network: nobody answers', PUBLIC, 'nothing', 'nothing', 'offline'],
    ])('%s', async (_title, url, mesh, other, kind) => {
        const network = new FakeNetwork();
        network.mesh = mesh;
        network.other = other;
        const error = await new Reachability(url, network).explain(false, new TypeError('Failed to fetch'));
        expect([error.kind, error.passing]).toEqual([kind, true]);
        expect(error.message).toMatch(/^[A-Z].*[.…]$/);
    });

    it('a network that loses requests is no filter: the first probe got lost, too', async () => {
        const network = new FakeNetwork();
        network.mesh = 'json';
        network.lost = 1;
        expect((await new Reachability(PUBLIC, network).explain(false, null)).kind).toBe('server-down');
        expect(network.asked).toHaveLength(3);
    });

    it('a server that has answered in this network is down, not filtered', async () => {
        const network = new FakeNetwork();
        network.other = 'answers';
        const reachability = new Reachability(PUBLIC, network);
        reachability.noteAnswer();
        expect((await reachability.explain(false, null)).kind).toBe('server-down');
    });

    it('does not ask anybody where the page has no other origin, and not again within some seconds', async () => {
        const network = new FakeNetwork();
        network.origin = null;
        const reachability = new Reachability(PUBLIC, network);
        expect((await reachability.explain(false, null)).kind).toBe('server-down');
        const asked = network.asked.length;
        await reachability.explain(false, null);
        expect(network.asked).toHaveLength(asked);
        await network.pass(6_000);
        await reachability.explain(false, null);
        expect(network.asked.length).toBeGreaterThan(asked);
    });

    it('an answer that took too long is told as that', async () => {
        const error = await new Reachability(PUBLIC, new FakeNetwork()).explain(true, null);
        expect([error.kind, error.passing]).toEqual(['server-down', true]);
        expect(error.message).toMatch(/in time/);
    });
});
