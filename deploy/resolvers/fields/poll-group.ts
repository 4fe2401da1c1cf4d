// Query.pollGroupData: a page of events, and who and what changed up to its end.
import { isoTime } from '../../../src/core/platform';
import { positionOf } from '../../../src/core/position';
import { listedStatuses } from '../../../src/core/reports';
import { stateShape, statusShape } from '../../../src/core/wire-shapes';
import { whoIsIn } from '../../../src/store/timed/records';
import { variablesIn } from '../../../src/store/timed/status';
import { OVERLAP_MS } from '../../../src/store/timed/positions';
import type { NodeStatus } from '../../../src/wire/types';
import { now, type Ctx, type InGroup } from '../lib/context';
import { statusesOf, type Members } from '../functions/query-members';
import { GOES_ON, SAFE, timeIn } from '../../../src/wire/position-grammar';

export { request } from '../lib/in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group, reading, page } = ctx.stash;
    if (!group || !reading || !page) return null;
    const { all, living } = ctx.prev.result;
    const end = page.more && page.last !== null ? page.last : null;
    const changes: NodeStatus[] = [];
    let last = page.last !== null && page.last > reading.position ? page.last : reading.position;
    for (const { status } of living)
        if (status) {
            const changed = variablesIn(status).filter(
                ({ position }) => position > reading.from && (end === null || position <= end),
            );
            for (const { position } of changed) if (position > last) last = position;
            const told = { nodeId: status.nodeId, timestamp: isoTime(status.time), variables: changed };
            if (changed.length > 0) changes.push(statusShape(group, told, changed));
        }
    const { ids, position } = whoIsIn(all, now());
    const areNew = position > reading.from && (end === null || position <= end);
    if (areNew && position > last) last = position;
    return {
        events: page.events,
        changes,
        members: areNew ? ids : null,
        membersPosition: areNew ? position : null,
        state: stateShape(group, false),
        position: reading.resumes ? goOnFrom(reading.position, end) : (end ?? last),
        more: page.more,
        missed: page.missed,
        nodeStatuses: listedStatuses(group, statusesOf(living)),
    };
}

/** Where a reader goes on: up to there everything is told, and nothing appears any more. */
function goOnFrom(asked: string, end: string | null): string {
    const safe = positionOf(now() - OVERLAP_MS);
    if (end !== null) return timeIn(end) < timeIn(safe) ? `${end}${SAFE}` : `${end}${GOES_ON}`;
    return safe > asked ? `${safe}${SAFE}` : asked;
}
