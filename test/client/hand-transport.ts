// A transport and a connection around it that are moved by hand.
import { Connection } from '../../src/client/connection/connection';
import type { Membership } from '../../src/client/membership';
import type { Inbound } from '../../src/client/messages';
import type { Transport, TransportEvents } from '../../src/client/transport/transport';
import { FakeEnvironment } from './fake-environment';

/** An event of another member, as it arrives. */
export function arrived(cursor: string, orderKey = cursor, sender = 'other'): Inbound {
    return {
        kind: 'event',
        event: { name: 'e', payload: '', sender, orderKey, cursor, firedAt: 0, changes: [] },
    };
}

/** Brings what a test hands to it. */
class HandTransport implements Transport {
    public events: TransportEvents | null = null;
    public isClosed = false;
    public constructor(
        public readonly name: 'polling' | 'websocket',
        private readonly backend: HandBackend,
    ) {}
    public open(_membership: unknown, position: string, events: TransportEvents): void {
        this.events = events;
        if (this.name === 'polling') this.backend.askedFrom.push(position);
    }
    public async send() {
        return { positions: new Map<string, string>(), refused: [] };
    }
    public async drain(): Promise<void> {
        if (this.backend.isDown) throw new Error('Nobody answers.');
        const found = this.backend.waiting.splice(0);
        if (found.length > 0) this.events?.onInbound(found, null);
    }
    public close(): void {
        this.isClosed = true;
    }
}

/** What a poll finds. */
export class HandBackend {
    public readonly waiting: Inbound[] = [];
    /** The positions from which it was asked, by each transport that polls once. */
    public readonly askedFrom: string[] = [];
    public isDown = false;
}

/** A connection to which is pushed, after `first` was; `meanwhile` happens while polling takes its last page. */
export async function pushing(
    membership: Membership,
    first: Inbound,
    meanwhile: (told: (...inbound: Inbound[]) => void, backend: HandBackend) => void = () => undefined,
) {
    const environment = new FakeEnvironment();
    const backend = new HandBackend();
    const taken: Inbound[] = [];
    const push = new HandTransport('websocket', backend);
    const connection = new Connection({
        environment,
        polling: () => new HandTransport('polling', backend),
        push: () => push,
        sendEcho: () => undefined,
        onInbound: (inbound) => taken.push(...inbound),
        onChange: () => undefined,
        onFailure: () => undefined,
        onSessionStart: () => undefined,
        onSessionEnd: () => undefined,
    });
    connection.dispatch('join');
    connection.joined(membership);
    push.events?.onOpen();
    /** A message over the WebSocket. */
    const told = (...inbound: Inbound[]): void => {
        const last = inbound[inbound.length - 1];
        push.events?.onInbound(inbound, last?.kind === 'event' ? last.event.cursor : null);
    };
    told(first);
    meanwhile(told, backend);
    await environment.pass(0);
    expect(connection.transport).toBe('websocket');
    return { environment, backend, taken, push, told, connection };
}
