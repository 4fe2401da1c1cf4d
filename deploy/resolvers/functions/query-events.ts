// Function: reads the events of a poller's page.
import { parseTime } from '../../../src/core/platform';
import { parseResumableSince, positionOf } from '../../../src/core/position';
import { lookBackMs, resumeGraceMs } from '../../../src/core/settings';
import { recordedEventShape } from '../../../src/core/wire-shapes';
import { PAGE_MAX_EVENTS, PAGE_MAX_RESUMED_EVENTS } from '../../../src/wire/limits';
import type { Event } from '../../../src/wire/types';
import type { BatchItem } from '../../table/batch';
import { eventPartition } from '../../table/keys';
import { OVERLAP_MS } from '../../table/positions';
import { eventRecords } from '../../table/records';
import { now, settingsOf, type Ctx, type InGroup, type Reading } from '../lib/context';
import { failed } from '../lib/failure';
import { queryBetween } from '../lib/operations';
import { GOES_ON, positionAt, POSITIONS_END, RESUME, SAFE, timeIn } from '../../../src/wire/position-grammar';

/** Batches that one query reads: as many as a page has events. */
const QUERY_MAX_ITEMS = 1_000;
/** Characters of a page's names, payloads and variables, after which it ends: about 256 KiB as it travels. */
const PAGE_MAX_LENGTH = 200_000;
interface Args extends InGroup {
    readonly since: string;
}

export function request(ctx: Ctx<Args>) {
    const reading = readingOf(ctx);
    ctx.stash.reading = reading;
    const key = { id: ctx.args.groupId, domain: ctx.args.domain };
    return queryBetween(eventPartition(key), reading.from, POSITIONS_END, QUERY_MAX_ITEMS);
}

export function response(ctx: Ctx<Args, { readonly items: readonly BatchItem[]; readonly nextToken?: string | null }>) {
    failed(ctx);
    const { group, reading } = ctx.stash;
    if (!group || !reading) return null;
    const time = now();
    const grace = reading.resumes ? resumeGraceMs(settingsOf(ctx)) : 0;
    const events: Event[] = [];
    const missed: Record<string, number> = {};
    let length = 0;
    let last: string | null = null;
    let full = false;
    for (const item of ctx.result.items) {
        const isOver = item.expiresAt + grace <= time;
        const held = isOver ? [] : eventRecords(item);
        for (const event of held) {
            if (event.position <= reading.from || full) {
                // The reader has it, or it is for the next page.
            } else if (events.length >= reading.limit || (events.length > 0 && length > PAGE_MAX_LENGTH)) {
                full = true;
            } else {
                const shape = recordedEventShape(group, event);
                events.push(shape);
                last = event.position;
                length += JSON.stringify(shape.data ?? '').length + event.name.length + (event.payload ?? '').length;
            }
        }
        if (isOver && reading.resumes) {
            const unread = item.events.filter((_event, index) => positionAt(item.base, index) > reading.position);
            // A prefix, because ids are arbitrary text.
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

/** What a question reads. */
function readingOf(ctx: Ctx<Args>): Reading {
    const time = now();
    const settings = settingsOf(ctx);
    const { position: since, resumes } = parseResumableSince(ctx.args.since, time, lookBackMs(settings));
    if (!resumes) {
        const oldest = positionOf(time - settings.eventTtlSeconds * 1000);
        return { resumes, position: since, from: since < oldest ? oldest : since, limit: PAGE_MAX_EVENTS };
    }
    const position = since.slice(0, since.length - RESUME.length);
    const at = parseTime(timeIn(position)) ?? 0;
    const isExact = position.endsWith(SAFE) || (position.endsWith(GOES_ON) && time - at < OVERLAP_MS);
    const from = isExact ? position : positionOf(at - OVERLAP_MS);
    return { resumes, position, from, limit: PAGE_MAX_RESUMED_EVENTS };
}
