// A transport that is pushed to and cannot ask whether its connection lives (AppSync's): it is asked elsewhere whether
// there was something, and what was there and is not pushed either means that it is dead.
import { Connection } from '../../src/client/connection/connection';
import type { Inbound } from '../../src/client/messages';
import { QUIET_PROOF_MS } from '../../src/client/timing';
import type { Transport, TransportEvents } from '../../src/client/transport/transport';
import { FakeEnvironment } from './fake-environment';
import { MEMBERSHIP } from './membership';

const event = (cursor: string): Inbound => ({
    kind: 'event',
    event: { name: 'e', payload: '', sender: 'other', orderKey: cursor, cursor, firedAt: 0, changes: [] },
});

class HandTransport implements Transport {
    public events: TransportEvents | null = null;
    public isClosed = false;
    public constructor(
        public readonly name: 'polling' | 'websocket',
        /** What it brings when it is asked. */
        private readonly waiting: Inbound[] = [],
    ) {}
    public open(_membership: unknown, _position: string, events: TransportEvents): void {
        this.events = events;
    }
    public async send() {
        return { positions: new Map<string, string>() };
    }
    public async drain(): Promise<void> {
        const found = this.waiting.splice(0);
        if (found.length > 0) this.events?.onInbound(found, null);
    }
    public close(): void {
        this.isClosed = true;
    }
}

async function pushing() {
    const environment = new FakeEnvironment();
    const waiting: Inbound[] = [];
    const arrived: Inbound[] = [];
    const push = new HandTransport('websocket');
    const connection = new Connection({
        environment,
        polling: () => new HandTransport('polling', waiting),
        push: () => push,
        sendEcho: () => undefined,
        onInbound: (inbound) => arrived.push(...inbound),
        onChange: () => undefined,
        onFailure: () => undefined,
        onSessionStart: () => undefined,
        onSessionEnd: () => undefined,
    });
    connection.dispatch('join');
    connection.joined(MEMBERSHIP);
    push.events?.onOpen();
    push.events?.onInbound([event('EVENT#1')], 'EVENT#1');
    await environment.pass(0);
    expect(connection.transport).toBe('websocket');
    return { environment, waiting, arrived, push, connection };
}

test('D1: what was there and was not pushed is taken at once, and the silent connection is left', async () => {
    const { environment, waiting, arrived, push, connection } = await pushing();
    waiting.push(event('EVENT#2'));
    push.events?.onQuiet?.();
    await environment.pass(0);
    expect(arrived).toContainEqual(event('EVENT#2'));
    expect(connection.transport).toBe('websocket');
    await environment.pass(QUIET_PROOF_MS);
    expect(connection.transport).toBe('polling');
    expect(push.isClosed).toBe(true);
});

test('what was only on its way keeps the connection', async () => {
    const { environment, waiting, push, connection } = await pushing();
    waiting.push(event('EVENT#2'));
    push.events?.onQuiet?.();
    await environment.pass(QUIET_PROOF_MS / 2);
    push.events?.onInbound([event('EVENT#2')], 'EVENT#2');
    await environment.pass(QUIET_PROOF_MS * 2);
    expect(connection.transport).toBe('websocket');
});

test.each([
    ['nothing', []],
    ['what was pushed before', [event('EVENT#1')]],
])('a group in which there was %s keeps the connection', async (_what, found) => {
    const { environment, waiting, push, connection } = await pushing();
    waiting.push(...found);
    push.events?.onQuiet?.();
    await environment.pass(QUIET_PROOF_MS * 2);
    expect(connection.transport).toBe('websocket');
});
