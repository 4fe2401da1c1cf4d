// What a backend accepts. Every number is checked at the edge (validate.ts) and named in the refusal.

/** Characters of a group's name. */
export const GROUP_NAME_MAX_LENGTH = 100;
/** Characters of a domain; fixed by the wire contract. */
export const DOMAIN_MAX_LENGTH = 256;
/** Characters of a group, host or node id: today's editors use 32 hex digits, UUIDs have 36. */
export const ID_MAX_LENGTH = 128;
/** Events in one batch: what a sender's outbox gathers at most. */
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
/** Characters of a variable's name. */
export const VARIABLE_NAME_MAX_LENGTH = 128;
/** Bytes (UTF-8) of a variable's value. */
export const VARIABLE_VALUE_MAX_BYTES = 4 * 1024;
/** Characters of `since`: a cursor has about 42. */
export const SINCE_MAX_LENGTH = 128;
/** Events in one page of getEventsSince; fixed by the wire contract. */
export const PAGE_MAX_EVENTS = 100;
/** Groups that one search returns, where the caller asks for more. */
export const SEARCH_MAX_LIMIT = 100;
/** Groups that one search returns by default; fixed by the wire contract. */
export const SEARCH_DEFAULT_LIMIT = 10;
/** Members of one group. Today's editors know 40; a school assembly may be larger. */
export const GROUP_MAX_MEMBERS = 250;
/** Living groups in one store: at 1 KiB each, far below a small machine's memory. */
export const STORE_MAX_GROUPS = 10_000;
/** Events that one group's log holds within the TTL: 10 s at 2,000 events a second. */
export const LOG_MAX_EVENTS = 20_000;
/** Bytes of those events: bounds what one group can take of the process's memory. */
export const LOG_MAX_BYTES = 16 * 1024 * 1024;
