// The process: settings in, one line out when ready, signals to a clean end.
import manifest from '../../package.json';
import { helpText, parseCommandLine } from './command-line';
import { errorText, logLine } from './log';
import { createMeshServer } from './mesh-server';
import { SettingsError, type ServerSettings } from './server-settings';

const EXIT_FAILED = 1;
const EXIT_BAD_SETTINGS = 2;
/** How long a clean end may take, ms. */
const CLOSE_TIMEOUT_MS = 2_000;

async function serve(settings: ServerSettings): Promise<void> {
    const server = createMeshServer(settings, __dirname);
    process.on('uncaughtException', (error) => logLine(`Unexpected error: ${errorText(error)}`));
    process.on('unhandledRejection', (error) => logLine(`Unexpected error: ${errorText(error)}`));
    const { port } = await server.listen();
    const shown = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
    console.log(`scratch-mesh ${manifest.version} listening on http://${shown}:${port}`);
    const others = server.addresses().filter((address) => !address.includes(`//${shown}:`));
    if (others.length > 0) console.log(`In this classroom, type: ${others.join('  or  ')}`);

    let closing = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
        process.on(signal, () => {
            if (closing) process.exit(EXIT_FAILED);
            closing = true;
            setTimeout(() => process.exit(0), CLOSE_TIMEOUT_MS).unref();
            void server.close().then(
                () => process.exit(0),
                (error: unknown) => {
                    logLine(`The server did not end cleanly: ${errorText(error)}`);
                    process.exit(EXIT_FAILED);
                },
            );
        });
}

function explained(error: unknown, { port, host }: ServerSettings): string {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
        return `Port ${port} is in use. Stop the other program, or choose another port: npm start -- --port ${port + 1}`;
    if (code === 'EACCES') return `Port ${port} may not be opened. Choose one above 1023: npm start -- --port 4000`;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        return `This machine has no address ${host}. Leave --host out to listen on all of them.`;
    return `The server could not start: ${errorText(error)}`;
}

function main(): void {
    let settings: ServerSettings;
    try {
        const command = parseCommandLine(process.argv.slice(2), process.env);
        if (command.kind === 'help') {
            console.log(helpText());
            return;
        }
        settings = command.settings;
    } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        console.error(error.message);
        process.exitCode = EXIT_BAD_SETTINGS;
        return;
    }
    serve(settings).catch((error: unknown) => {
        console.error(explained(error, settings));
        process.exit(EXIT_FAILED);
    });
}

main();
