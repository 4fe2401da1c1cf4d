// The server process. It reads its settings, listens, prints one line about it, and ends cleanly on a signal.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { VERSION } from './version';
import { readCommandLine } from './settings/command-line';
import { helpText } from './settings/help-text';
import { lanAddresses } from './http/lan-addresses';
import { ListenError } from './http/listening';
import { describeThrown, logToStandardError } from './log';
import { createMeshServer, type MeshServer } from './mesh-server';
import { EditorFetch } from './pages/editor-fetch';
import { editorFolderOf } from './pages/editor-folder';
import type { ServerFiles } from './server-files';
import { openGroups } from './groups/open-groups';
import type { ServerSettings } from './settings/server-settings';
import { SettingsError } from './settings/settings-error';

const EXIT_FAILED = 1;
const EXIT_BAD_SETTINGS = 2;

/** The bundles are beside the built server. A server that runs from source finds them in the repository's dist. */
const BUNDLES = basename(__dirname) === 'dist' ? __dirname : join(__dirname, '../../dist');
const ROOT = dirname(BUNDLES);
const EDITOR_SCRIPT = join(BUNDLES, 'fetch-editor.mjs');
/** The script that downloads the editor; null if it was not built. */
const EDITOR_SCRIPT_THERE = existsSync(EDITOR_SCRIPT) ? EDITOR_SCRIPT : null;

async function serve(settings: ServerSettings): Promise<void> {
    const files: ServerFiles = {
        bundles: BUNDLES,
        editorFolder: settings.editorFolder ?? editorFolderOf(ROOT, process.env),
        examples: join(ROOT, 'examples'),
    };
    const editor = new EditorFetch(files.editorFolder, EDITOR_SCRIPT_THERE, (line) => console.log(line));
    const server = await createMeshServer(settings, { files, editor, openGroups: openGroups(settings) });
    const { url, ...place } = await server.listen();
    // Before the line is printed, because a program that waits for the line may stop the server at once.
    endOnSignal(server);
    console.log(`scratch-mesh ${VERSION} listening on ${url}`);
    for (const address of lanAddresses(place)) console.log(`In this room: ${address}`);
    // Before the first student waits for it.
    if (EDITOR_SCRIPT_THERE !== null) editor.ensure();
}

/** The first signal notifies everybody and ends the process. A second one ends it at once. */
function endOnSignal(server: MeshServer): void {
    let stopping = false;
    const stop = () => {
        if (stopping) process.exit(EXIT_FAILED);
        stopping = true;
        server.close().then(
            () => process.exit(0),
            (thrown: unknown) => fail(thrown),
        );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
}

function fail(thrown: unknown): never {
    if (thrown instanceof SettingsError) {
        console.error(thrown.message);
        process.exit(EXIT_BAD_SETTINGS);
    }
    console.error(thrown instanceof ListenError ? thrown.message : describeThrown(thrown));
    process.exit(EXIT_FAILED);
}

function main(): void {
    try {
        const command = readCommandLine(process.argv.slice(2), process.env);
        if (command.kind === 'help') return console.log(helpText(VERSION));
        if (command.kind === 'version') return console.log(VERSION);
        // One member's error must not end everybody's lesson. An uncaught error is logged, and the process continues.
        process.on('uncaughtException', (error) => logToStandardError(`Uncaught: ${describeThrown(error)}`));
        process.on('unhandledRejection', (reason) => logToStandardError(`Unhandled: ${describeThrown(reason)}`));
        serve(command.settings).catch(fail);
    } catch (thrown) {
        fail(thrown);
    }
}

main();
