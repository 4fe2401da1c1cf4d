// How late events came, by the laboratory's one clock.
import { memberRecords } from './member-record';
import type { Entry, History, MemberName } from '../history';

/** A span of the laboratory's time, milliseconds since 1970. */
export interface Span {
    readonly from: number;
    readonly until: number;
}

/** Milliseconds from firing to arrival of all events that were fired in the span, at these receivers, ascending. */
export function lags(history: History, receivers: readonly MemberName[], { from, until }: Span): number[] {
    const records = memberRecords(history);
    const found: number[] = [];
    for (const name of receivers)
        for (const [sender, entries] of records.get(name)?.received ?? [])
            for (const { at, event } of entries) {
                const fired = records.get(sender)?.fired[event - 1];
                if (fired !== undefined && fired.at >= from && fired.at < until) found.push(at - fired.at);
            }
    return found.sort((one, other) => one - other);
}

/** The value below which that share of an ascending list lies; 0 where it is empty. */
export function percentile(ascending: readonly number[], share: number): number {
    return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}

/** Milliseconds from a member's stop to the last of its equal events that started a hat elsewhere; 0 where none did. */
export function ranOnMs({ entries }: History): number {
    const stops = new Map<MemberName, number>();
    for (const entry of entries) if (entry.kind === 'stopped') stops.set(entry.member, entry.at);
    const after = (entry: Entry) =>
        entry.kind === 'received-equal' && stops.has(entry.from) ? entry.at - (stops.get(entry.from) ?? 0) : 0;
    return Math.max(0, ...entries.map(after));
}
