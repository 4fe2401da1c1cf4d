// D7: the spacing in which a sender fired is kept by who is on time, and who was late is live again.
import type { History, Play, Received } from '../history';
import { certainAt, isFresh, LATE_MS, lateBy, playAt, type Heard } from './lateness';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** A frame of a project, ms: by as much a gap may come shorter than it was fired. */
const FRAME_MS = 33;
/** Who was late is live again after so long, ms. */
const LIVE_AFTER_MS = 3_000;
/** Times are whole milliseconds where they travel. */
const ROUNDING_MS = 4;

/**
 * What one member played of another out of its rhythm: the first of it. What arrived and was never played, because the
 * receiver stopped or left, is in no record and came behind the last that was: nothing is judged from then on.
 */
export function rhythmViolations(sender: MemberRecord, receiver: MemberRecord, { batchMs }: History): Violation[] {
    const wrong = wrongStamp(sender, receiver);
    if (wrong !== null) return [wrong];
    const [stop] = receiver.stopped;
    const all = receiver.played.get(sender.name) ?? [];
    const plays = stop === undefined ? all : all.filter(({ at }) => at < stop.at);
    const heard = { plays, switched: receiver.switched, slow: receiver.slow, batchMs };
    const known = plays[plays.length - 1]?.arrivedAt ?? 0;
    for (const [index, entry] of plays.entries()) {
        if (entry.playedAt >= known) break;
        const fault = early(heard, index) ?? rushed(heard, index) ?? held(heard, index) ?? lateForEver(heard, index);
        if (fault === null) continue;
        const sentence = `${receiver.name} played an event of ${sender.name} ${fault}.`;
        return [{ promise: 'D7', sentence, entries: plays.slice(Math.max(0, index - 5), index).concat(entry) }];
    }
    return [];
}

/** Before the moment at which it comes if the network is as late as it usually is. */
function early(heard: Heard, index: number): string | null {
    const entry = playAt(heard, index);
    const { usual } = certainAt(heard, index, entry.playedAt);
    const ms = usual - behind(entry);
    return ms > ROUNDING_MS ? `${Math.round(ms)} ms before it was due` : null;
}

/** Closer to the one before it than they were fired, by more than a frame, though that one was on time. */
function rushed(heard: Heard, index: number): string | null {
    if (isFresh(heard, index)) return null;
    const [before, entry] = [playAt(heard, index - 1), playAt(heard, index)];
    const ms = behind(before) - behind(entry);
    if (ms <= FRAME_MS + ROUNDING_MS) return null;
    if (behind(before) > certainAt(heard, index, entry.playedAt).onTime) return null;
    if (ms <= keptByFrame(heard, index - 1) + ROUNDING_MS) return null;
    return `${Math.round(ms)} ms closer to the one before it than they were fired`;
}

/** Later than the latest moment at which it was due, and nothing had to go before it. */
function held(heard: Heard, index: number): string | null {
    const entry = playAt(heard, index);
    const { notBefore } = entry;
    if (notBefore <= entry.arrivedAt || isInTurn(heard, index)) return null;
    const ms = notBefore - (entry.firedAt + certainAt(heard, index, notBefore).due);
    return ms > ROUNDING_MS ? `over ${Math.round(ms)} ms after it was due` : null;
}

/** So late that no wait for a frame explains it, in a project that had time for its frames. */
function lateForEver(heard: Heard, index: number): string | null {
    const entry = playAt(heard, index);
    const { arrivedAt, firedAt, playedAt } = entry;
    if (playedAt - arrivedAt <= LIVE_AFTER_MS) return null;
    const ms = playedAt - Math.max(arrivedAt, firedAt + certainAt(heard, index, playedAt).due);
    const isSlow = heard.slow.some(({ at }) => at <= playedAt && at >= playedAt - LIVE_AFTER_MS);
    return ms > LIVE_AFTER_MS && !isSlow ? `${Math.round(ms)} ms late` : null;
}

/** D7 rests on the times that events carry: they are as far apart as the events were. */
function wrongStamp(sender: MemberRecord, receiver: MemberRecord): Violation | null {
    let before: Received | null = null;
    for (const entry of receiver.received.get(sender.name) ?? []) {
        const fired = sender.fired[entry.event - 1];
        const firedBefore = before === null ? undefined : sender.fired[before.event - 1];
        const stamped = entry.firedAt - (before?.firedAt ?? Number.NaN);
        before = entry;
        if (fired === undefined || firedBefore === undefined) continue;
        const isRight =
            stamped >= fired.at - firedBefore.doneAt - ROUNDING_MS &&
            stamped <= fired.doneAt - firedBefore.at + ROUNDING_MS;
        if (isRight) continue;
        const sentence = `Two events of ${sender.name} say that they were fired ${stamped} ms apart.`;
        return { promise: 'D7', sentence, entries: [firedBefore, fired, entry] };
    }
    return null;
}

/** For how long an event may have waited for its frame, ms: by as much the gap behind it may come shorter. */
function keptByFrame(heard: Heard, index: number): number {
    const entry = playAt(heard, index);
    const { usual } = certainAt(heard, index, entry.playedAt);
    const lastMoments = isInTurn(heard, index) ? [] : [entry.notBefore - entry.firedAt];
    const onTime = [lateBy(entry), ...lastMoments].filter((ms) => ms <= usual + LATE_MS);
    return behind(entry) - Math.max(usual, ...onTime);
}

/** Whether it had to let others go first: of its name, or of its sender. */
function isInTurn(heard: Heard, index: number): boolean {
    const { waited, notBefore } = playAt(heard, index);
    return waited || (heard.plays[index - 1]?.playedAt ?? Number.NEGATIVE_INFINITY) >= notBefore;
}

/** Milliseconds from firing to the hat, by two clocks. */
function behind({ playedAt, firedAt }: Play): number {
    return playedAt - firedAt;
}
