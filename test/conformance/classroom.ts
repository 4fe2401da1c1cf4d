import { at, text, until, type Answer, type Backend, type Collector } from './backend';
import { CREATE_HOSTED } from './new-client';
import { CREATE_GROUP, EVENTS_SINCE } from './old-client';

let made = 0;

/** An id that no other test uses. */
export function fresh(what: string): string {
    made += 1;
    return `${what}-${process.pid}-${made}`;
}

/** What every operation in a group is told. */
export interface InGroup extends Record<string, unknown> {
    readonly groupId: string;
    readonly domain: string;
}

/** A refusal over the wire. */
export interface Refused {
    readonly errorType: string;
    readonly message: string;
    /** Of `errorInfo`; undefined where there is none. */
    readonly code: unknown;
    readonly values: unknown;
}

/** A group with the right to it, and its times. */
export interface HostedGroup extends InGroup {
    readonly hostId: string;
    readonly createdAt: string;
    readonly expiresAt: string;
    /** Null: the backend has no operations for hosts. */
    readonly hostKey: string | null;
}

/** An event as a sender gives it. */
export function event(eventName: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return { eventName, firedAt: '2026-01-11T13:22:00.123Z', ...more };
}

/** `count` numbered events. */
export function numbered(count: number, from = 0): Record<string, unknown>[] {
    return Array.from({ length: count }, (_, i) =>
        event(`e${from + i}`, { orderKey: `20260111132200-${String(from + i).padStart(7, '0')}` }),
    );
}

/** A backend with the words of the tests. */
export class Classroom {
    public constructor(public readonly backend: Backend) {}

    /** The value of the operation's one root field. @throws {Error} where it was refused */
    public async ask(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
        const answer = await this.backend.execute(query, variables);
        if (answer.errors !== undefined) throw new Error(`Refused: ${JSON.stringify(answer.errors)}`);
        return rootValue(answer);
    }

    /** How the operation was refused. @throws {Error} where it was not */
    public async refusal(query: string, variables: Record<string, unknown> = {}): Promise<Refused> {
        return refusalIn(await this.backend.execute(query, variables));
    }

    /** A new group in a domain of its own. */
    public async group(more: Record<string, unknown> = {}): Promise<InGroup & { hostId: string }> {
        const hostId = fresh('host');
        const domain = fresh('domain');
        const group = await this.ask(CREATE_GROUP, { name: 'Class', hostId, domain, useWebSocket: true, ...more });
        return { groupId: text(group, 'id'), domain: text(group, 'domain'), hostId: text(group, 'hostId') };
    }

    /** A new group with the right to it, where the backend gives one. */
    public async hostedGroup(): Promise<HostedGroup> {
        const asked = { name: 'Class', hostId: fresh('host'), domain: fresh('domain'), useWebSocket: true };
        const { errors, ...answer } = await this.backend.execute(CREATE_HOSTED, asked);
        const group = errors === undefined ? rootValue(answer) : await this.ask(CREATE_GROUP, asked);
        return {
            groupId: text(group, 'id'),
            domain: text(group, 'domain'),
            hostId: text(group, 'hostId'),
            createdAt: text(group, 'createdAt'),
            expiresAt: text(group, 'expiresAt'),
            hostKey: errors === undefined ? text(group, 'hostKey') : null,
        };
    }

    /** A subscription to the group. */
    public subscribe(query: string, group: InGroup): Promise<Collector> {
        return this.backend.subscribe(query, { groupId: group.groupId, domain: group.domain });
    }

    /** Waits until using the group is refused, and says how. */
    public async gone(group: InGroup): Promise<Refused> {
        const ask = { groupId: group.groupId, domain: group.domain, since: '2020-01-01T00:00:00.000Z' };
        let answer: Answer = {};
        await until('the group to be gone', async () => {
            answer = await this.backend.execute(EVENTS_SINCE, ask);
            return answer.errors !== undefined;
        });
        return refusalIn(answer);
    }
}

/** The value of the one root field of an answer. */
export function rootValue({ data }: Answer): unknown {
    return typeof data === 'object' && data !== null ? Object.values(data)[0] : undefined;
}

/** How an answer was refused. @throws {Error} where it was not */
export function refusalIn(answer: Answer): Refused {
    const error = at(answer, 'errors', 0);
    return {
        errorType: text(error, 'errorType'),
        message: text(error, 'message'),
        code: at(error, 'errorInfo', 'code'),
        values: at(error, 'errorInfo', 'values'),
    };
}

/** The payloads of that name that a subscription was sent. */
export function payloads(collector: Collector, name: string): readonly unknown[] {
    return collector.messages
        .map((message) => at(rootValue(message), name))
        .filter((value) => value !== null && value !== undefined);
}
