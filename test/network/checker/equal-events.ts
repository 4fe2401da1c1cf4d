// D7 for events that nothing tells apart: a burst of them starts the hat as often as it was fired.
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** Counts every sender's bursts at every receiver that stayed. What was merged, and said so, was fired as one. */
export function equalViolations(records: ReadonlyMap<string, MemberRecord>): Violation[] {
    const all = [...records.values()];
    const senders = all.filter(({ firedEqual, stopped }) => firedEqual.length > 0 && stopped.length === 0);
    const stayed = all.filter(({ joined, left }) => joined !== null && left === null);
    return senders.flatMap((sender) =>
        stayed.filter((receiver) => receiver !== sender).flatMap((receiver) => miscounted(sender, receiver)),
    );
}

function miscounted(sender: MemberRecord, receiver: MemberRecord): Violation[] {
    const fired = sender.firedEqual.filter(({ at }) => receiver.joined !== null && at >= receiver.joined.at);
    const received = receiver.receivedEqual.filter(({ from }) => from === sender.name);
    const merged = sender.toldMerged?.count ?? 0;
    if (received.length === fired.length - merged) return [];
    if (fired.length === 0) return [];
    return [
        {
            promise: 'D7',
            sentence: `${receiver.name} received ${received.length} of the ${fired.length} equal events of ${sender.name}, of which ${merged} were merged.`,
            entries: [...fired.slice(0, 3), ...received.slice(0, 3)],
        },
    ];
}
