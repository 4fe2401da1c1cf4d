// Query.pollGroupData: a page of events, and the members and variables that changed up to its end.
import { isoTime } from '../../../src/core/platform';
import { positionOf } from '../../../src/core/position';
import { listedStatuses } from '../../../src/core/reports';
import { stateShape, statusShape } from '../../../src/core/wire-shapes';
import type { NodeStatus } from '../../../src/wire/types';
import { OVERLAP_MS } from '../../table/positions';
import { whoIsIn } from '../../table/records';
import { variablesIn } from '../../table/status';
import { now, type Ctx, type InGroup } from '../lib/context';
import { statusesOf, type Members } from '../functions/query-members';
import { GOES_ON, SAFE, timeIn } from '../../../src/wire/position-grammar';

export { request } from './answer-of-last';

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
            const report = { nodeId: status.nodeId, timestamp: isoTime(status.time), variables: changed };
            if (changed.length > 0) changes.push(statusShape(group, report, changed));
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

/** Where a reader resumes: it has everything up to there, and nothing new can appear before. */
function goOnFrom(asked: string, end: string | null): string {
    const safe = positionOf(now() - OVERLAP_MS);
    if (end !== null) return timeIn(end) < timeIn(safe) ? `${end}${SAFE}` : `${end}${GOES_ON}`;
    return safe > asked ? `${safe}${SAFE}` : asked;
}
