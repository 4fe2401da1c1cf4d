// Function: reads the events that a poller asks for.
import { util } from '@aws-appsync/utils';
import { POSITION_PREFIX, RESUME, timeIn } from '../../src/core/position-pattern';
import { PAGE_MAX_EVENTS, PAGE_MAX_RESUMED_EVENTS } from '../../src/wire/limits';
import { eventPartition } from '../../src/store/dynamodb/keys';
import type { BatchItem } from '../../src/store/timed/items';
import { GOES_ON, OVERLAP_MS, positionAt, positionOfTime, POSITIONS_END, SAFE } from '../../src/store/timed/positions';
import { isPosition } from './check';
import { iso, now, setting, type Ctx, type InGroup, type Reading } from './context';
import { failed } from './failure';
import { queryBetween } from './operations';
import { eventShapes } from './shapes';

/** Batches that one query reads: a page of events that came one by one. */
const QUERY_MAX_ITEMS = 1_000;
/** Characters of a page's names, payloads and variables, after which it ends: about 256 KiB as it travels. */
const PAGE_MAX_LENGTH = 200_000;
/** What a reader adds who goes on from a position of its own: it may have slept between two polls (resumeGraceMs). */
const GRACE_MS = 3_000;

interface Args extends InGroup {
    readonly since: string;
}

export function request(ctx: Ctx<Args>) {
    const { group } = ctx.stash;
    const reading = readingOf(ctx);
    ctx.stash.reading = reading;
    const key = { id: ctx.args.groupId, domain: ctx.args.domain };
    return queryBetween(eventPartition(group ?? key), reading.from, POSITIONS_END, QUERY_MAX_ITEMS);
}

export function response(ctx: Ctx<Args, { readonly items: readonly BatchItem[]; readonly nextToken?: string | null }>) {
    failed(ctx);
    const { group, reading } = ctx.stash;
    if (!group || !reading) return null;
    const time = now();
    const grace = reading.resumes ? setting(ctx, 'MESH_POLLING_INTERVAL_SECONDS') * 1100 + GRACE_MS : 0;
    const events: object[] = [];
    const missed: Record<string, number> = {};
    let length = 0;
    let last: string | null = null;
    let full = false;
    for (const item of ctx.result.items) {
        const isOver = item.expiresAt + grace <= time;
        const shapes = isOver ? [] : eventShapes(group, item);
        for (const shape of shapes) {
            if (shape.cursor <= reading.from || full) {
                // Told before, or for the next page.
            } else if (events.length >= reading.limit || (events.length > 0 && length > PAGE_MAX_LENGTH)) {
                full = true;
            } else {
                events.push(shape);
                last = shape.cursor;
                length += JSON.stringify(shape.data ?? '').length + shape.name.length + (shape.payload ?? '').length;
            }
        }
        if (isOver && reading.resumes) {
            const unread = item.events.filter((_event, index) => positionAt(item.base, index) > reading.position);
            // A prefix, as for variables: ids are other people's text.
            const sender = `n#${item.nodeId}`;
            if (unread.length > 0) missed[sender] = (missed[sender] ?? 0) + unread.length;
        }
        if (isOver && !full) last = item.sk;
    }
    ctx.stash.page = {
        events,
        more: full || !!ctx.result.nextToken,
        missed: Object.entries(missed).map(([sender, count]) => ({ firedByNodeId: sender.slice(2), count })),
        last,
    };
    return ctx.stash.page.events;
}

/** From where a question reads. */
function readingOf(ctx: Ctx<Args>): Reading {
    const { since } = ctx.args;
    const time = now();
    const oldest = positionOfTime(iso(time - setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000));
    const resumes = since.endsWith(RESUME);
    if (!isPosition(since)) {
        const asked = util.time.parseISO8601ToEpochMilliSeconds(since);
        // A time is by the asker's clock, which may be ahead: it means at least some seconds ago (src/core/position.ts).
        const latest = time - setting(ctx, 'MESH_POLLING_INTERVAL_SECONDS') * 2000;
        const position = positionOfTime(iso(asked > latest ? latest : asked));
        return { resumes: false, position, from: position < oldest ? oldest : position, limit: PAGE_MAX_EVENTS };
    }
    if (!resumes) return { resumes, position: since, from: since < oldest ? oldest : since, limit: PAGE_MAX_EVENTS };
    const position = since.slice(0, since.length - RESUME.length);
    const at = util.time.parseISO8601ToEpochMilliSeconds(timeIn(position));
    const isExact = position.endsWith(SAFE) || (position.endsWith(GOES_ON) && time - at < OVERLAP_MS);
    const from = isExact ? position : `${POSITION_PREFIX}${iso(at - OVERLAP_MS)}`;
    return { resumes, position, from, limit: PAGE_MAX_RESUMED_EVENTS };
}
