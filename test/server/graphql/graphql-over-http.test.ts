// What GraphQL over HTTP asks of a server, by the audits of those who write the specification.
import { serverAudits } from 'graphql-http';
import { startTestServer } from '../test-server';

test('every MUST and every SHOULD of GraphQL over HTTP is kept', async () => {
    const server = await startTestServer();
    try {
        const audits = serverAudits({ url: `${server.url}/graphql` }).filter(({ name }) => !name.startsWith('MAY'));
        const results = await Promise.all(audits.map((audit) => audit.fn()));
        expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([]);
        expect(results.length).toBeGreaterThan(30);
        expect(server.log).toEqual([]);
    } finally {
        await server.close();
    }
});
