import type { IncomingMessage, ServerResponse } from 'node:http';

/** `/`: what runs here, for whoever opens the address in a browser. Nothing in it comes from a request. */
export function startPage(addresses: () => readonly string[]) {
    return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const list = addresses()
            .map((address) => `<li><code>${address}/graphql</code></li>`)
            .join('');
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
                '<title>Scratch mesh</title><h1>Scratch mesh</h1>' +
                '<p>This computer runs a mesh server: Scratch projects in this network share events and variables through it.</p>' +
                `<p>Editors reach it under:</p><ul>${list}</ul>` +
                '<p>The extension is at <a href="/scratch-mesh.js">/scratch-mesh.js</a>, ' +
                'how the server is doing at <a href="/healthz">/healthz</a> and <a href="/metrics">/metrics</a>.</p></html>',
        );
    };
}
