// Query.pollGroupData: a page of events, and who and what changed up to its end.
import { changedOf, listedStatuses, stateShape } from './shapes';
import { variablesIn, whoIsIn } from '../../src/store/timed/items';
import { timeIn } from '../../src/core/position-pattern';
import { GOES_ON, OVERLAP_MS, positionOfTime, SAFE } from '../../src/store/timed/positions';
import { iso, now, type Ctx, type InGroup } from './context';
import type { Members } from './query-members';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group, reading, page } = ctx.stash;
    if (!group || !reading || !page) return null;
    const { all, living } = ctx.prev.result;
    const end = page.more && page.last !== null ? page.last : null;
    const changes: object[] = [];
    let last = page.last !== null && page.last > reading.position ? page.last : reading.position;
    for (const { status } of living)
        if (status) {
            const changed = variablesIn(status).filter(({ p }) => p > reading.from && (end === null || p <= end));
            for (const { p } of changed) if (p > last) last = p;
            if (changed.length > 0)
                changes.push({
                    nodeId: status.nodeId,
                    groupId: group.id,
                    domain: group.domain,
                    timestamp: iso(status.time),
                    data: [],
                    changed: changedOf(changed),
                });
        }
    const { ids, position, gone } = whoIsIn(all, now());
    const goneAt = positionOfTime(iso(gone));
    const membersPosition = goneAt > position ? goneAt : position;
    const areNew = membersPosition > reading.from && (end === null || membersPosition <= end);
    if (areNew && membersPosition > last) last = membersPosition;
    return {
        events: page.events,
        changes,
        members: areNew ? ids : null,
        membersPosition: areNew ? membersPosition : null,
        state: stateShape(group),
        position: reading.resumes ? goOnFrom(reading.position, end) : (end ?? last),
        more: page.more,
        missed: page.missed,
        nodeStatuses: living.flatMap(({ status }) => (status ? listedStatuses(group, status) : [])),
    };
}

/** Where a reader goes on: up to there everything is told, and nothing appears any more. */
function goOnFrom(asked: string, end: string | null): string {
    const safe = positionOfTime(iso(now() - OVERLAP_MS));
    if (end !== null) return timeIn(end) < timeIn(safe) ? `${end}${SAFE}` : `${end}${GOES_ON}`;
    return safe > asked ? `${safe}${SAFE}` : asked;
}
