// A page holds only the newest value of each variable, beside the events. This finds the values' places among the events.
import type { PollGroupExtendedQuery } from '../../wire/operations';
import { readPosition } from '../../wire/position';
import { changeOf, eventOf, type Inbound, type VariableChange } from './messages';

type Arrived = ReturnType<typeof eventOf>;
type PolledPage = PollGroupExtendedQuery['pollGroupData'];

/**
 * Puts what pages bring into its order. Where a sender's events carry what was written before them, their scripts see
 * exactly those values, and what was written behind an event comes behind it. Where they do not, a value that was
 * overwritten before the page was read is not known any more: the newest ones come first, so that scripts see values at
 * least as new as their event's.
 */
export class PageOrder {
    /** The senders whose events were seen to carry variables. */
    private readonly carriers = new Set<string>();

    /** What a page brings, in its order. */
    public inboundOf({ events: wireEvents, changes, missed, members, membersPosition, state }: PolledPage): Inbound[] {
        const events = wireEvents.map(eventOf);
        for (const { event } of events) if (event.changes.length > 0) this.carriers.add(event.sender);
        const first: Inbound[] = [];
        const last: Inbound[] = [];
        const before = new Map<Arrived, Inbound[]>();
        for (const { nodeId, changed } of changes ?? []) {
            const own = events.filter(({ event }) => event.sender === nodeId);
            const placed = new Map<Arrived | 'first' | 'last', VariableChange[]>();
            for (const change of (changed ?? []).map(changeOf).sort(byPosition)) {
                const place = this.placeOf(change, own, nodeId);
                placed.set(place, [...(placed.get(place) ?? []), change]);
            }
            for (const [place, moved] of placed) {
                const item: Inbound = { kind: 'variables', nodeId, changes: moved };
                if (place === 'first') first.push(item);
                else if (place === 'last') last.push(item);
                else before.set(place, [item]);
            }
        }
        return [
            ...first,
            ...events.flatMap((event) => [...(before.get(event) ?? []), event]),
            ...(missed ?? []).map(({ firedByNodeId, count }): Inbound => ({
                kind: 'missed',
                nodeId: firedByNodeId,
                count,
            })),
            ...last,
            ...(members
                ? [{ kind: 'members' as const, list: { ids: members, position: readPosition(membersPosition) } }]
                : []),
            ...(state ? [{ kind: 'state' as const, state }] : []),
        ];
    }

    /** Before which event of its sender a change comes, or before or behind them all. */
    private placeOf(change: VariableChange, own: readonly Arrived[], nodeId: string): Arrived | 'first' | 'last' {
        const { key, position, removed } = change;
        if (own.length === 0) return 'last';
        if (position === null) return 'first';
        const next = own.find(({ event }) => (event.cursor ?? '~') >= position);
        // The page does not say when a removed variable was written, and an older event would bring it back.
        if (removed) return next ?? 'last';
        if (!this.carriers.has(nodeId)) return 'first';
        if (next === undefined) return 'last';
        const isCarried = next.event.changes.some((carried) => carried.key === key && carried.position === position);
        // The event that follows would carry it: this one was reported, as others may have been that it replaced.
        return isCarried ? next : 'first';
    }
}

function byPosition(one: VariableChange, other: VariableChange): number {
    return (one.position ?? '') < (other.position ?? '') ? -1 : 1;
}
