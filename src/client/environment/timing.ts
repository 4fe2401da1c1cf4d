// Every number of time and size that shapes the client's behaviour, with its reason.

/** How long a batch is gathered where the backend does not say, ms (docs/delivery.md, Sending). */
export const BATCH_INTERVAL_DEFAULT_MS = 250;
/** Bytes of a batch: below AppSync's 240 KiB for a subscription message, with room for the JSON around it. */
export const BATCH_MAX_BYTES = 200 * 1024;
/**
 * Bytes of one report of variables: AppSync pushes what a report selects, which is the variables twice (for members of
 * either part), and its messages hold 240 KiB.
 */
export const REPORT_MAX_BYTES = 80 * 1024;
/**
 * How long a variable rests that is set again to the value which the group has already, ms. Such a write counts, but
 * `forever [set x to 0]` in thirty projects would otherwise be 120 reports a second for as long as they run.
 */
export const SAME_VALUE_MS = 1_000;
/** Events that wait to be sent: ten full batches. */
export const OUTBOX_MAX_EVENTS = 10_000;
/** Events that wait to be handed to the project: five minutes of one event a frame. */
export const INBOX_MAX_EVENTS = 10_000;
/** Identities by which a repeated event is recognised; far more than arrive within the event TTL. */
export const SEEN_MAX_EVENTS = 20_000;
/** How long an identity is remembered, ms: six times the event TTL, so that no re-read page outlives it. */
export const SEEN_FOR_MS = 60_000;

/** A frame of a Scratch project, ms: by as much a gap between two events may come shorter than it was fired. */
export const FRAME_MS = 33;

/**
 * Equal events (name and payload) that go as they are in a burst, and then in a second: a project starts a hat once a
 * frame. A loop that broadcasts in each frame goes unmerged; one that broadcasts ten thousand times a second does not.
 */
export const EQUAL_EVENTS_BURST = 100;
export const EQUAL_EVENTS_PER_SECOND = 1000 / FRAME_MS;
/** Equal events that a member fires in answer to the group's, in a burst: a round of questions in a class. */
export const ANSWERS_BURST = 20;
/** How often the status reports what a flood does to events, or the same refusal again, ms: a few times a second. */
export const COUNTS_INTERVAL_MS = 250;

/**
 * By how much an event may come later than its transport explains, or than its sender's usually do, and still hold the
 * rhythm up, ms: a request, slow timers, a busy device. What is later comes at once: more is seen as a delay, less is not.
 */
export const LATE_MS = 250;
/** From how late on more frames are wanted, ms: a project that runs at 10 frames a second is then never over `LATE_MS`. */
export const HURRY_FROM_MS = LATE_MS - 100;
/**
 * How late a sender's events usually are is what was seen in the last one or two spans, each so many times as long as
 * its events may be late: long enough to see a batch or a page from its first event to its last, and short enough (2 s
 * where events are pushed) that a member is live again within 3 s.
 */
export const LATENESS_SPAN = 2;
/** For how long it is remembered how late a sender's events are, ms: through a stall and a pause, not for the day. */
export const RHYTHM_REMEMBERED_MS = 60_000;
/** How long after a stall what arrives may still belong to it, ms: it says nothing about how late the network is. */
export const STALL_REST_MS = 250;

/** Seconds between polls where the group does not say; fixed by the wire contract. */
export const POLLING_INTERVAL_DEFAULT_S = 2;
/** Share of the polling interval by which a poll may be off, so that a class does not poll in step. */
export const POLLING_JITTER = 0.1;
/** How far behind its position a poller reads again where the backend's order is not exact, ms. */
export const OVERLAP_MS = 1_000;
/** After how long without an answer a request is given up, ms: longer than the stalls that filters cause in HTTPS. */
export const REQUEST_TIMEOUT_MS = 10_000;
/**
 * After how long a poll or a batch is given up, ms, and after how many of these in a row it gets the full time above.
 * Two lost answers and a third request must fit into the event TTL of 10 s; a network that is merely slow must pass.
 */
export const SHORT_TIMEOUT_MS = 3_000;
export const SHORT_TIMEOUT_TRIES = 2;
/** First and longest wait before a failed request is sent again, ms. */
export const RETRY_FIRST_MS = 250;
export const RETRY_LONGEST_MS = 5_000;
/** How long leaving waits for the last events to go out, and for the answers to all requests, ms: a lost answer and its retry. */
export const FLUSH_MAX_MS = 4_000;
/** Tries of a request that a person waits for. If one request in twenty is lost, one in 160,000 fails. */
export const RETRY_MAX_TRIES = 4;

/** How long a WebSocket may take from opening to the echo, ms. Nothing waits for it: polling runs meanwhile. */
export const PROOF_TIMEOUT_MS = 6_000;
/** How often an echo is asked for until it is seen, ms: the first may overtake the subscription. */
export const PROBE_INTERVAL_MS = 750;
/** Pushed items that wait for what is missing before them. Beyond that they wait no longer, and what is missing comes late. */
export const REORDER_MAX_ITEMS = 10_000;
/**
 * Liveness: after this long without any message a ping is sent as a text frame, ms, and so many unanswered ones mean
 * death. Death must be known before events that were pushed into a dead socket are gone from the server: 7.5 s after
 * the last message, where the event TTL is 10 s. In a group where something happens no pings are sent at all.
 */
export const LIVENESS_INTERVAL_MS = 2_500;
export const LIVENESS_MISSES = 2;
/**
 * AppSync answers no pings, and lets five minutes pass before its silence means death. After this long without a message
 * it is asked over HTTPS, once, whether there was one, ms; if so, and if none is pushed for so long after that, the
 * connection is dead. Together less than the event TTL: nothing is lost by it.
 */
export const QUIET_AFTER_MS = 6_000;
export const QUIET_PROOF_MS = 2_000;
/**
 * After a gap in a sender's numbers that nothing could fill, gaps of that sender are taken as they are for so long, ms:
 * an editor that leaves numbers out costs a question in half a minute.
 */
export const GAP_REST_MS = 30_000;
/** How far back a member reads again after a gap, ms: less than the event TTL, so that nothing that had arrived counts as missed. */
export const GAP_REACH_MS = 8_000;
/** Of how many senders the numbers are remembered. */
export const GAP_SENDERS_MAX = 1_000;
/** First and longest wait before a WebSocket is tried again, ms. */
export const UPGRADE_FIRST_MS = 5_000;
export const UPGRADE_LONGEST_MS = 300_000;
/** A WebSocket that lived this long, ms, has earned that the next failure counts as the first. */
export const STABLE_AFTER_MS = 60_000;
/** After this many proven WebSockets in a row that died sooner, and then for at least so long, ms, it stays with polling. */
export const SHORT_LIVED_MAX = 2;
export const SHORT_LIVED_REST_MS = 60_000;

/** How often the client looks for lost time, ms, and how much of it means that the device or the tab slept. */
export const WAKE_TICK_MS = 1_000;
export const SLEPT_FROM_MS = 3_000;
/** After a sleep the browser first delivers what waits in the WebSocket. After this long, ms, the member polls for the rest. */
export const CATCH_UP_AFTER_MS = 500;
/** Transitions of the connection that the status remembers. */
export const HISTORY_MAX = 20;
/** How long a probe of another origin may take, ms. */
export const PROBE_TIMEOUT_MS = 2_000;

/**
 * A member that comes back to its group within this time resumes where it was, ms: the event TTL. After that the backend
 * no longer has every event that the member missed.
 */
export const COMES_BACK_WITHIN_MS = 10_000;
/** For how long a refusal shows in the status of a member that is connected, ms: long enough to be read twice. */
export const REFUSAL_SHOWN_MS = 30_000;

/**
 * Within how many seconds a member with a hidden page promises its next sign of life. Chrome runs its timers once a minute, so this is
 * two polls and time for both to be slow.
 */
export const HIDDEN_HEARD_WITHIN_S = 150;
/** How long members that came, or came back, are gathered before everybody's variables are read again, ms: a class joins at once. */
export const NEWCOMERS_GATHERED_MS = 1_000;
/** How long changes of the connection are gathered before they are reported to the backend, ms. */
export const CONNECTION_REPORT_MS = 2_000;
/** Seconds between heartbeats where the backend does not say: today's backends' values. */
export const HOST_HEARTBEAT_DEFAULT_S = 60;
export const MEMBER_HEARTBEAT_DEFAULT_S = 120;
/** From how many seconds before the group's end its members are warned. */
export const EXPIRY_WARNING_S = 300;
/** Names of events that the hat's menu remembers. */
export const EVENT_NAMES_MAX = 100;

/** A wait that doubles from `first` to `longest` with every failure, halved at most by chance so that clients spread. */
export function backoffMs(failures: number, first: number, longest: number, random: number): number {
    const full = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
    return full * (0.5 + random / 2);
}
