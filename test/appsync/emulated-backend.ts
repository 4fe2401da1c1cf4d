// The emulated stack as the conformance suite speaks to it: over the wire, as clients of AppSync do.
import WebSocket from 'ws';
import { VARIABLES_MAX_LENGTH } from '../../deploy/table/status';
import { at, type Answer, type Backend, type Collector, type StartBackend } from '../conformance/backend';
import { Emulator } from './emulator';
import { EMULATOR_KEY } from './emulator-key';

/** Starts a stack with these settings. */
export const emulatedBackend: StartBackend = async (settings) => backendOf(await Emulator.start({ settings }));

/** A running stack as a backend; stopping it stops the stack. */
export function backendOf(emulator: Emulator): Backend {
    const authorization = { host: new URL(emulator.url).host, 'x-api-key': EMULATOR_KEY };
    const sockets = new Set<WebSocket>();
    return {
        async execute(query, variables = {}) {
            const response = await fetch(emulator.url, {
                method: 'POST',
                headers: { 'content-type': 'application/json', 'x-api-key': EMULATOR_KEY },
                body: JSON.stringify({ query, variables }),
            });
            const answer: Answer = await response.json();
            return answer;
        },
        subscribe(query, variables) {
            const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
            const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/realtime`, [
                'graphql-ws',
                `header-${header}`,
            ]);
            sockets.add(socket);
            return collect(socket, { data: JSON.stringify({ query, variables }), extensions: { authorization } });
        },
        variablesMaxLength: VARIABLES_MAX_LENGTH,
        breakDown: () => {
            emulator.table.isBroken = true;
        },
        async stop() {
            for (const socket of sockets) socket.terminate();
            await emulator.stop();
        },
    };
}

function collect(socket: WebSocket, payload: object): Promise<Collector> {
    const messages: Answer[] = [];
    let ended = false;
    const say = (message: object): void => socket.send(JSON.stringify(message));
    return new Promise((resolve, reject) => {
        const collector: Collector = {
            messages,
            get ended() {
                return ended;
            },
            stop: () => say({ type: 'stop', id: '1' }),
        };
        socket.on('error', reject);
        socket.on('open', () => say({ type: 'connection_init' }));
        socket.on('message', (data: Buffer) => {
            const message: unknown = JSON.parse(data.toString('utf8'));
            const inner = at(message, 'payload');
            switch (at(message, 'type')) {
                case 'connection_ack':
                    return say({ type: 'start', id: '1', payload });
                case 'start_ack':
                    return resolve(collector);
                case 'data':
                    return void messages.push({ data: at(inner, 'data'), errors: at(inner, 'errors') });
                case 'error':
                    messages.push({ errors: at(inner, 'errors') });
                    ended = true;
                    return resolve(collector);
                case 'complete':
                    ended = true;
            }
        });
    });
}
