import { answer, answerJson } from './http-answer';
import { bundleFile } from './bundle-file';
import type { HttpHandler, Route, Routes } from './http-router';
import type { ServerPlace } from './lan-addresses';
import type { Metrics } from './metrics';
import type { ServerSettings } from './server-settings';
import { editorPage } from './pages/editor-page';
import { EditorFetch } from './pages/editor-fetch';
import { readerLanguage } from './pages/html-page';
import { exampleFile, exampleNames } from './pages/examples';
import type { Reader } from './pages/reader';
import { startPage } from './pages/start-page';
import { staticFolder } from './pages/static-folder';
import { teacherShell } from './pages/teacher-shell';
import type { ServerFiles } from './server-files';

/** What the pages show. */
export interface PageParts {
    readonly version: string;
    readonly settings: ServerSettings;
    readonly files: ServerFiles;
    readonly metrics: Metrics;
    readonly place: () => ServerPlace;
    readonly counts: () => { readonly groups: number; readonly members: number };
    readonly graphql: HttpHandler;
    readonly graphqlPath: string;
}

/** The built files that pages load. */
const BUNDLES = ['scratch-mesh.js', 'scratch-mesh.mjs', 'scratch-mesh-offline.js', 'editor-page.js', 'teacher-page.js'];

/** Every address that the server answers. */
export function serverRoutes(parts: PageParts): Routes {
    const { version, settings, files, metrics, place, counts, graphql, graphqlPath } = parts;
    const { bundles, editorFolder, editorScript, examples } = files;
    const editor = new EditorFetch(editorFolder, editorScript);
    const needsKey = settings.apiKey !== undefined;
    return new Map([
        [graphqlPath, { POST: graphql }],
        [
            '/',
            {
                GET: htmlAnswer((reader) =>
                    startPage(reader, { version, place: place(), needsKey, examples: exampleNames(examples) }),
                ),
            },
        ],
        ['/editor', { GET: htmlAnswer(({ language }) => editorPage(language, editor.ensure())) }],
        ['/editor/', { GET: staticFolder(editorFolder, '/editor/') }],
        ['/teacher', { GET: htmlAnswer((reader) => teacherShell(reader, place())) }],
        ['/examples/', { GET: exampleFile(examples) }],
        ['/healthz', { GET: health(version, counts) }],
        ['/metrics', { GET: metricsPage(metrics) }],
        ...BUNDLES.map((name): [string, Route] => [`/${name}`, { GET: bundleFile(bundles, name) }]),
    ]);
}

/** A teacher's clicks must not be led astray by a page that shows this one in a frame of its own. */
const PAGE_HEADERS = {
    'content-security-policy': "frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
};

/** A page in the reader's language; nothing on it comes from elsewhere, and nobody else may frame it. */
function htmlAnswer(page: (reader: Reader) => string): HttpHandler {
    return (request, response) => {
        const url = new URL(request.url ?? '/', 'http://page');
        const html = page({ language: readerLanguage(url, request.headers['accept-language']), url });
        answer(response, 200, 'text/html; charset=utf-8', html, PAGE_HEADERS);
    };
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
