// D1, D2, D3, D5 and D6: which events came, how often, in which order, and with which variables.
import type { Fired, History, Received } from '../history';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** What one receiver got of one sender. */
export interface PairResult {
    readonly lost: readonly Fired[];
    readonly duplicated: readonly Received[];
    readonly outOfOrder: readonly Received[];
    readonly violations: readonly Violation[];
}

/** Compares what `sender` fired with what `receiver` received. */
export function comparePair(sender: MemberRecord, receiver: MemberRecord): PairResult {
    const received = receiver.received.get(sender.name) ?? [];
    const lost = lostEvents(sender, receiver, received);
    const { duplicated, outOfOrder } = repeatedOrLate(received);
    const violations: Violation[] = [
        ...received.filter(({ event }) => sender.fired[event - 1] === undefined).map((entry) => invented(entry)),
        ...duplicated.map((entry) => twice(entry, received)),
        ...outOfOrder.map((entry) => late(entry, received)),
        ...olderVariables(sender, received),
    ];
    return { lost, duplicated, outOfOrder, violations };
}

/** D6: what one member lost, and whether it was told. A member that slept for less than the TTL may lose nothing (D5). */
export function lossViolations(receiver: MemberRecord, lost: readonly Fired[], history: History): Violation[] {
    const [first] = lost;
    if (first === undefined) return [];
    const told = receiver.toldMissed?.count ?? 0;
    const sleptTooLong = receiver.slept.some(({ forMs }) => forMs >= history.eventTtlSeconds * 1000);
    const around = [...receiver.slept, first, ...(receiver.toldMissed === null ? [] : [receiver.toldMissed])];
    if (!sleptTooLong)
        return [
            {
                promise: receiver.slept.length > 0 ? 'D5' : 'D1',
                sentence: `${receiver.name} never received event ${first.event} of ${first.member}, and ${lost.length - 1} more.`,
                entries: around,
            },
        ];
    if (lost.length <= told) return [];
    return [
        {
            promise: 'D6',
            sentence: `${receiver.name} missed ${lost.length} events and was told of ${told}.`,
            entries: around,
        },
    ];
}

/** The red button drops what has arrived or is under way: so much older than it an event may be, ms. */
const STOP_DROPS_MS = 4_000;

/** Fired while both were in the group, and never received by one that stayed to the end and did not stop it. */
function lostEvents(sender: MemberRecord, receiver: MemberRecord, received: readonly Received[]): Fired[] {
    const { joined, left, stopped } = receiver;
    if (joined === null || left !== null) return [];
    const came = new Set(received.map(({ event }) => event));
    const isStopped = ({ at }: Fired) => stopped.some((stop) => at <= stop.at && at > stop.at - STOP_DROPS_MS);
    return sender.fired.filter((fired) => fired.at >= joined.at && !came.has(fired.event) && !isStopped(fired));
}

function repeatedOrLate(received: readonly Received[]): { duplicated: Received[]; outOfOrder: Received[] } {
    const came = new Set<number>();
    const duplicated: Received[] = [];
    const outOfOrder: Received[] = [];
    let newest = 0;
    for (const entry of received) {
        if (came.has(entry.event)) duplicated.push(entry);
        else if (entry.event < newest) outOfOrder.push(entry);
        came.add(entry.event);
        newest = Math.max(newest, entry.event);
    }
    return { duplicated, outOfOrder };
}

function invented(entry: Received): Violation {
    return { promise: 'D1', sentence: `${entry.from} never fired its event ${entry.event}.`, entries: [entry] };
}

function twice(entry: Received, received: readonly Received[]): Violation {
    return {
        promise: 'D1',
        sentence: `${entry.member} received event ${entry.event} of ${entry.from} twice.`,
        entries: received.filter(({ event }) => event === entry.event),
    };
}

function late(entry: Received, received: readonly Received[]): Violation {
    const before = received[received.indexOf(entry) - 1];
    return {
        promise: 'D2',
        sentence: `${entry.member} received event ${entry.event} of ${entry.from} after a later one.`,
        entries: before === undefined ? [entry] : [before, entry],
    };
}

function olderVariables(sender: MemberRecord, received: readonly Received[]): Violation[] {
    const violations: Violation[] = [];
    for (const entry of received) {
        const fired = sender.fired[entry.event - 1];
        if (fired === undefined) continue;
        for (const [name, value] of Object.entries(fired.counters)) {
            if ((entry.counters[name] ?? 0) >= value) continue;
            violations.push({
                promise: 'D3',
                sentence: `${entry.member} saw "${name}" of ${entry.from} older than event ${entry.event} had set it.`,
                entries: [fired, entry],
            });
        }
    }
    return violations;
}
