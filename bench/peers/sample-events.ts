// The events in the peers' answers: as large as those of the mesh server in the same measurement.

/** The `since` for which there are no new events. */
export const NOTHING_SINCE = 'nothing';

/** Ten events, or none. */
export function pageOfEvents(since: string): readonly Readonly<Record<string, string>>[] {
    return since === NOTHING_SINCE ? [] : EVENTS;
}

const EVENTS = Array.from({ length: 10 }, (_, index) => sampleEvent(index));

/** One event in the wire's form. */
export function sampleEvent(index: number): Readonly<Record<string, string>> {
    return {
        name: `event ${index}`,
        firedByNodeId: '0123456789abcdef0123456789abcdef',
        groupId: '0123456789abcdef0123456789abcdef',
        domain: 'bench',
        payload: `a payload such as a class sends, number ${index}`,
        timestamp: '2026-01-11T13:22:00.123Z',
        cursor: `EVENT#2026-01-11T13:22:00.123Z#${String(index).padStart(12, '0')}`,
        orderKey: `20260111132200-${String(index).padStart(7, '0')}`,
    };
}
