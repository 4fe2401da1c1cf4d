// Only node:http: reads a JSON body and returns prepared JSON. The lower bound for any GraphQL server.
import { createServer } from 'node:http';
import { pageOfEvents } from './sample-events';
import { serveUnderParent } from './under-parent';

const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        const text = JSON.stringify({ data: { getEventsSince: pageOfEvents(sinceOf(body)) } });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
        response.end(text);
    });
});

function sinceOf(body: unknown): string {
    const variables: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'variables') : undefined;
    const since: unknown = typeof variables === 'object' && variables !== null ? Reflect.get(variables, 'since') : '';
    return String(since);
}

serveUnderParent(http);
