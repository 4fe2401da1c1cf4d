import { answer, answerJson } from './http-answer';
import { bundleFile } from './bundle-file';
import type { HttpHandler, Routes } from './http-router';
import type { Metrics } from './metrics';
import type { ServerSettings } from './server-settings';
import { startPage } from './start-page';

/** What the pages show. */
export interface PageParts {
    readonly version: string;
    readonly settings: ServerSettings;
    /** Folder of the built bundles. */
    readonly bundles: string;
    readonly metrics: Metrics;
    readonly port: () => number;
    readonly counts: () => { readonly groups: number; readonly members: number };
    readonly graphql: HttpHandler;
    readonly graphqlPath: string;
}

/** Every address that the server answers. */
export function serverRoutes(parts: PageParts): Routes {
    const { version, settings, bundles, metrics, port, counts, graphql, graphqlPath } = parts;
    return new Map([
        [graphqlPath, { POST: graphql }],
        ['/', { GET: plainText(() => startPage(version, settings.host, port(), settings.apiKey !== undefined)) }],
        ['/healthz', { GET: health(version, counts) }],
        ['/metrics', { GET: metricsPage(metrics) }],
        ['/scratch-mesh.js', { GET: bundleFile(bundles, 'scratch-mesh.js') }],
        ['/scratch-mesh-offline.js', { GET: bundleFile(bundles, 'scratch-mesh-offline.js') }],
    ]);
}

function plainText(text: () => string): HttpHandler {
    return (_request, response) => answer(response, 200, 'text/plain; charset=utf-8', text());
}

function health(version: string, counts: PageParts['counts']): HttpHandler {
    return (_request, response) => {
        const uptimeSeconds = Math.floor(process.uptime());
        answerJson(response, 200, JSON.stringify({ status: 'ok', version, uptimeSeconds, ...counts() }));
    };
}

function metricsPage(metrics: Metrics): HttpHandler {
    return async (_request, response) => {
        const { contentType, text } = await metrics.page();
        answer(response, 200, contentType, text);
    };
}
