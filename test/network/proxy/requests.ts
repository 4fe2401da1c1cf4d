// One HTTP request through the proxy.
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Block } from './behaviour';
import type { Network } from './network';
import { oddAnswer } from './odd-answers';

interface Answer {
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true });
/** What a school's filter shows; it carries no CORS header. */
const BLOCK_PAGE = '<!doctype html><title>Blocked</title><h1>This page is blocked by the network of your school.</h1>';

/** Passes a request on as the network's behaviour says. */
export async function passRequest(
    network: Network,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
): Promise<void> {
    const { http } = network.behaviour;
    if (http.block !== null) return answerBlocked(http.block, incoming, outgoing);
    const body = await bodyOf(incoming);
    if (network.chance() < http.odd) return answerOddly(network, incoming, outgoing, body);
    const fate = network.chance();
    const [cutBefore, cutAfter, doubled] = [http.loseRequest, http.loseAnswer, http.duplicate];
    if (fate < cutBefore) return cut(incoming);
    await waited(network.latency());
    const send = () => forward(network.upstreamPort, incoming, body);
    const isDoubled = fate >= cutBefore + cutAfter && fate < cutBefore + cutAfter + doubled;
    const [answer] = await Promise.all(isDoubled ? [send(), send()] : [send()]);
    await waited(network.latency());
    if (fate < cutBefore + cutAfter) return cut(incoming);
    if (!isDoubled && fate < cutBefore + cutAfter + doubled + http.hang) return network.hold(incoming.socket);
    if (answer === undefined) return cut(incoming);
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
}

async function answerOddly(
    network: Network,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
): Promise<void> {
    if (network.chance() < 0.5) await forward(network.upstreamPort, incoming, body);
    const { status, type, text } = oddAnswer(network.chance(), body.toString());
    outgoing.writeHead(status, { 'content-type': type }).end(text);
}

function cut(incoming: IncomingMessage): void {
    incoming.socket.destroy();
}

function answerBlocked(block: Block, incoming: IncomingMessage, outgoing: ServerResponse): void {
    incoming.resume();
    if (block.kind === 'reset') {
        incoming.socket.resetAndDestroy();
        return;
    }
    const isPage = incoming.url === '/blocked';
    if (block.kind === 'redirect' && !isPage) {
        outgoing.writeHead(302, { location: '/blocked' }).end();
        return;
    }
    const status = block.kind === 'page' ? block.status : 200;
    outgoing.writeHead(status, { 'content-type': 'text/html' }).end(BLOCK_PAGE);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of incoming) if (Buffer.isBuffer(part)) parts.push(part);
    return Buffer.concat(parts);
}

function waited(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
    return new Promise((resolve) => {
        const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = incoming.headers;
        const passed = request(
            { agent, host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers },
            (answer) => {
                const parts: Buffer[] = [];
                answer.on('data', (part: Buffer) => parts.push(part));
                answer.on('end', () =>
                    resolve({
                        status: answer.statusCode ?? 502,
                        headers: answer.headers,
                        body: Buffer.concat(parts),
                    }),
                );
                answer.on('error', () => resolve(undefined));
            },
        );
        passed.on('error', () => resolve(undefined));
        passed.end(body);
    });
}
