// What foreign clients are tried on: the classroom server and the emulated stack, plain and encrypted.
import { readFileSync } from 'node:fs';
import { Emulator, type Listener } from '../appsync/emulator';
import { EMULATOR_KEY } from '../appsync/emulator-key';
import { makeCertificate } from '../certificate';
import { startServer } from '../server-process';

/** A backend in two states of dress. */
export interface ForeignBackend {
    readonly plain: ForeignPlace;
    readonly secure: ForeignPlace;
    readonly apiKey: string;
    /** What is fired in a group of WebSocket members alone is kept for pollers, too. */
    readonly keepsAll: boolean;
    stop(): Promise<void>;
}

/** Where it listens, and how often it refused a key. */
export interface ForeignPlace {
    readonly url: string;
    refused(): Promise<number>;
}

/** Starts a backend. `files` is a folder for the certificate, which is called `cert.pem`. */
export type StartForeignBackend = (files: string) => Promise<ForeignBackend>;

const SERVER_KEY = 'da2-foreign';

const NAMES = ['DNS:localhost', 'IP:127.0.0.1'];

async function startClassroom(files: string): Promise<ForeignBackend> {
    const { cert, key } = makeCertificate(files, NAMES);
    const plain = await startServer({ MESH_API_KEY: SERVER_KEY });
    const secure = await startServer({ MESH_API_KEY: SERVER_KEY, MESH_TLS_CERT: cert, MESH_TLS_KEY: key });
    const placeOf = (origin: string): ForeignPlace => ({
        url: `${origin}/graphql`,
        async refused() {
            const text = await (await fetch(`${origin}/metrics`)).text();
            return Number(/refused_total\{error_type="Unauthorized"\} (\d+)/.exec(text)?.[1] ?? 0);
        },
    });
    return {
        plain: placeOf(plain.url),
        secure: placeOf(secure.url),
        apiKey: SERVER_KEY,
        keepsAll: true,
        stop: async () => void (await Promise.all([plain.stop(), secure.stop()])),
    };
}

async function startStack(files: string): Promise<ForeignBackend> {
    const { cert, key } = makeCertificate(files, NAMES);
    const tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    const stack = await Emulator.start();
    const placeOf = ({ url, http }: Listener): ForeignPlace => ({ url, refused: async () => http.refused });
    return {
        plain: placeOf(stack),
        secure: placeOf(await stack.listenEncrypted(tls)),
        apiKey: EMULATOR_KEY,
        keepsAll: false,
        stop: () => stack.stop(),
    };
}

/** How our client is told to speak. */
export type Protocol = 'appsync' | 'graphql-transport-ws' | 'auto';

/** The backends by their names, with the protocols in which they take WebSockets. */
export const FOREIGN_BACKENDS: readonly (readonly [string, StartForeignBackend, readonly Protocol[]])[] = [
    ['the classroom server', startClassroom, ['graphql-transport-ws', 'appsync']],
    ['the emulated AppSync stack', startStack, ['appsync']],
];
