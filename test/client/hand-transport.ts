// A transport and a connection around it that are moved by hand.
import { History } from '../../src/client/status/history';
import { PushAttempts } from '../../src/client/connection/push-attempts';
import { Connection } from '../../src/client/connection/connection';
import type { Membership } from '../../src/client/api/membership';
import type { Inbound } from '../../src/client/api/messages';
import type { PollEvents, PollTransport, PushEvents, PushSource } from '../../src/client/transport/transport';
import { FakeEnvironment } from './fake-environment';
import { BEGINNING, positionOf, type Position } from '../../src/wire/position';

/** An event of another member, as it arrives. */
export function arrived(cursor: string, orderKey = cursor, sender = 'other'): Inbound {
    return {
        kind: 'event',
        event: { name: 'e', payload: '', sender, orderKey, cursor: positionOf(cursor), firedAt: 0, changes: [] },
    };
}

/** Brings what a test hands to it. */
class HandPush implements PushSource {
    public readonly name = 'websocket';
    public readonly saysWhoListens = true;
    public events: PushEvents | null = null;
    public isClosed = false;
    public open(_membership: unknown, events: PushEvents) {
        this.events = events;
        return () => {
            this.isClosed = true;
        };
    }
}

/** What a poll finds. */
class HandBackend implements PollTransport {
    public readonly waiting: Inbound[] = [];
    /** The positions from which it was asked. */
    public readonly askedFrom: string[] = [];
    public isRegular = true;
    /** What happens while a question is under way. */
    public meanwhile: () => void = () => undefined;
    private position = () => BEGINNING;
    private events: PollEvents | null = null;
    private letAnswer: (() => void) | null = null;
    private answering: Promise<void> = Promise.resolve();

    /** Questions wait for their answers until `answer`. */
    public hold(): void {
        this.answering = new Promise((resolve) => (this.letAnswer = resolve));
    }
    public answer(): void {
        this.letAnswer?.();
    }
    public open(_membership: unknown, position: () => Position, events: PollEvents): void {
        this.position = position;
        this.events = events;
        void this.ask();
    }
    public setRegular(isRegular: boolean): void {
        this.isRegular = isRegular;
    }
    public async ask(): Promise<void> {
        const from = this.position();
        this.askedFrom.push(from);
        await this.answering;
        const found = this.waiting.splice(0);
        const last = found[found.length - 1];
        this.meanwhile();
        this.events?.onPage(found, (last?.kind === 'event' ? last.event.cursor : null) ?? from);
    }
    public close(): void {
        this.events = null;
    }
}

/** A connection to which is pushed, after `first` was; `meanwhile` happens while the question for what came before is answered. */
export async function pushing(
    membership: Membership,
    first: Inbound,
    meanwhile: (told: (...inbound: Inbound[]) => void, backend: HandBackend) => void = () => undefined,
) {
    const environment = new FakeEnvironment();
    const backend = new HandBackend();
    const taken: Inbound[] = [];
    const push = new HandPush();
    const history = new History(environment);
    const connection = new Connection({
        environment,
        membership,
        polling: () => backend,
        source: push,
        attempts: new PushAttempts(environment),
        history,
        sendProbe: () => undefined,
        onInbound: (inbound) => taken.push(...inbound),
        onChange: () => undefined,
        onFailure: () => undefined,
    });
    connection.start();
    await environment.pass(0);
    push.events?.onStage('subscribed');
    /** A message over the WebSocket. */
    const told = (...inbound: Inbound[]): void => push.events?.onMessage(inbound);
    backend.meanwhile = () => {
        backend.meanwhile = () => undefined;
        meanwhile(told, backend);
    };
    told(first);
    await environment.pass(0);
    expect(connection.transport).toBe('websocket');
    return { environment, backend, taken, push, told, connection, history };
}
