import { answer, answerJson } from './http/http-answer';
import { pathOf, type HttpHandler, type Route, type Routes } from './http/http-router';
import type { ServerPlace } from './http/lan-addresses';
import type { Metrics } from './metrics';
import type { ServerSettings } from './settings/server-settings';
import { editorFolderAddress, editorPage } from './pages/editor-page';
import type { EditorFetch } from './pages/editor-fetch';
import { exampleFile, exampleNames } from './pages/examples';
import { htmlAnswer, toPage } from './pages/html-answer';
import { sendFile } from './pages/sent-file';
import { startPage } from './pages/start-page';
import { teacherShell } from './pages/teacher-shell';
import type { ServerGroups } from './groups/server-groups';
import type { ServerFiles } from './server-files';

/** The content of the pages. */
export interface PageParts {
    readonly version: string;
    readonly settings: ServerSettings;
    readonly files: ServerFiles;
    readonly editor: EditorFetch;
    readonly metrics: Metrics;
    readonly place: () => ServerPlace;
    readonly groups: Pick<ServerGroups, 'counts' | 'isReachable'>;
    readonly graphql: HttpHandler;
    readonly graphqlPath: string;
}

/** The built files that pages load. */
const BUNDLES = ['scratch-mesh.js', 'scratch-mesh.mjs', 'scratch-mesh-offline.js', 'editor-page.js', 'teacher-page.js'];

/** Every address that the server answers. */
export function serverRoutes(parts: PageParts): Routes {
    const { version, settings, files, editor, metrics, place, groups, graphql, graphqlPath } = parts;
    const { bundles, editorFolder, examples } = files;
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
        ['/editor', { GET: htmlAnswer((reader) => editorPage(reader, editor.ensure())) }],
        ['/editor/', { GET: editorFile(editor, editorFolder) }],
        ['/teacher', { GET: htmlAnswer((reader) => teacherShell(reader, place())) }],
        ['/teacher/', { GET: toPage('/teacher') }],
        ['/examples/', { GET: exampleFile(examples) }],
        ['/healthz', { GET: health(version, groups) }],
        ['/metrics', { GET: metricsPage(metrics) }],
        ...BUNDLES.map((name): [string, Route] => [`/${name}`, { GET: bundleFile(bundles, name) }]),
    ]);
}

/** A file of the editor. Its URL changes with its content, so browsers keep it for good. */
function editorFile(editor: EditorFetch, folder: string): HttpHandler {
    const page = toPage('/editor');
    return (request, response) => {
        const path = pathOf(request.url);
        const state = editor.ensure();
        const prefix = state.kind === 'ready' ? editorFolderAddress(state.address) : null;
        if (prefix === null || !path.startsWith(prefix)) return page(request, response);
        const missing = 'The Scratch editor has no such file.';
        sendFile(request, response, { folder, path: path.slice(prefix.length - 1), keeping: 'for-good', missing });
    };
}

/** A built file. The server notices a new build. */
function bundleFile(folder: string, name: string): HttpHandler {
    const missing = `${name} has not been built yet. Run \`npm run build\` in the server's folder.`;
    return (request, response) => sendFile(request, response, { folder, path: `/${name}`, keeping: 'ask', missing });
}

/** A proxy in front of several servers skips one that answers 503. */
function health(version: string, groups: PageParts['groups']): HttpHandler {
    return (_request, response) => {
        const uptimeSeconds = Math.floor(process.uptime());
        const [code, status] = groups.isReachable() ? [200, 'ok'] : [503, 'store-unreachable'];
        answerJson(response, code, JSON.stringify({ status, version, uptimeSeconds, ...groups.counts() }));
    };
}

function metricsPage(metrics: Metrics): HttpHandler {
    return async (_request, response) => {
        const { contentType, text } = await metrics.page();
        answer(response, 200, contentType, text);
    };
}
