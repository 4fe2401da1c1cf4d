// The limits of both sides: a client refuses larger items before it sends them, a backend when they arrive.

/** Characters of a group's name. */
export const GROUP_NAME_MAX_LENGTH = 100;
/** Characters of a domain; fixed by the wire contract. */
export const DOMAIN_MAX_LENGTH = 256;
/** Characters of a group, host or node id: today's editors use 32 hex digits, UUIDs have 36. */
export const ID_MAX_LENGTH = 128;
/** Events in one batch: the most that a sender's outbox gathers. */
export const BATCH_MAX_EVENTS = 1000;
/** Bytes of one batch's names, payloads and variables: AppSync's subscription message holds 240 KiB. */
export const BATCH_MAX_BYTES = 240 * 1024;
/** Characters of an event's name. */
export const EVENT_NAME_MAX_LENGTH = 256;
/** Bytes (UTF-8) of an event's payload. */
export const PAYLOAD_MAX_BYTES = 16 * 1024;
/** Characters of an orderKey: 22 today, with room for other senders' schemes. */
export const ORDER_KEY_MAX_LENGTH = 64;
/** Variables of one member. */
export const VARIABLES_MAX_KEYS = 200;
/** Variables in one report: more than a member may share, so that the surplus ones are refused one by one. */
export const REPORT_MAX_VARIABLES = 1000;
/** Characters of a variable's name. */
export const VARIABLE_NAME_MAX_LENGTH = 128;
/** Bytes (UTF-8) of a variable's value. */
export const VARIABLE_VALUE_MAX_BYTES = 4 * 1024;
/**
 * Bytes of all variables of one member, names and values, as JSON. On AWS they are one item of 400 KB, and a backend of
 * Part 1 gets all of them in one message. Senders keep to this limit. A backend should accept up to twice as much: if
 * two values change together, it may get the one that grew before the one that shrank.
 */
export const VARIABLES_MAX_BYTES = 100 * 1024;
/** Characters of `since`: a cursor has about 42. */
export const SINCE_MAX_LENGTH = 128;
/** Events in one page of getEventsSince; fixed by the wire contract. */
export const PAGE_MAX_EVENTS = 100;
/**
 * Events of a page with `#resume`. A member that slept, or whose network is slow, catches up with ten times the usual
 * rate; with pages of 100 events it would fall behind for good.
 */
export const PAGE_MAX_RESUMED_EVENTS = 1_000;
/** Bytes of the process after which such a page ends: about 256 KiB on the wire. */
export const PAGE_MAX_BYTES = 512 * 1024;
/** Characters of a transport's name and its reason together. */
export const TRANSPORT_TEXT_MAX_LENGTH = 300;
/** The most groups that one search returns. */
export const SEARCH_MAX_LIMIT = 100;
/** Groups that one search returns by default; fixed by the wire contract. */
export const SEARCH_DEFAULT_LIMIT = 10;
