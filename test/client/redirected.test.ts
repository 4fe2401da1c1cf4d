// A filter sends requests elsewhere: what answers there is not our server, whatever it says.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApolloBackend, httpLink } from '../../src/client/backend/apollo-backend';
import { browserEnvironment } from '../../src/client/environment/environment';
import { CreateDomainDocument } from '../../src/wire/operations';

const ELSEWHERE: Readonly<Record<string, string>> = {
    '/refuses': '{"errors":[{"message":"There is nothing at this address.","errorType":"BadRequest"}]}',
    '/page': '<h1>Blocked</h1>',
};

describe('an answer from elsewhere', () => {
    let server: Server;
    let origin: string;
    beforeAll(async () => {
        server = createServer((request, response) => {
            const path = request.url ?? '';
            const target = path.startsWith('/away-') ? path.replace('away-', '') : null;
            if (path === '/moved/graphql') response.writeHead(307, { location: '/graphql' }).end();
            else if (target !== null) response.writeHead(302, { location: target }).end();
            else if (path === '/graphql') response.end('{"data":{"createDomain":"d"}}');
            else response.writeHead(path === '/page' ? 200 : 404).end(ELSEWHERE[path]);
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The server has no port.');
        origin = `http://127.0.0.1:${address.port}`;
    });
    afterAll(() => {
        server.closeAllConnections();
        server.close();
    });

    const ask = (path: string) => {
        const environment = browserEnvironment();
        const backend = createApolloBackend(httpLink(`${origin}${path}`, undefined, environment), environment);
        return backend.run(CreateDomainDocument, {});
    };

    it.each(['/away-refuses', '/away-page'])('N12: %s is a filter, and the request may pass later', async (path) => {
        await expect(ask(path)).rejects.toMatchObject({ kind: 'filtered', passing: true });
    });

    it('a server that has moved and still answers under the same name is ours', async () => {
        await expect(ask('/moved/graphql')).resolves.toEqual({ createDomain: 'd' });
    });
});
