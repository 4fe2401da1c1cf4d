// The limits of a backend. Every number is checked at the edge, and the refusal names it.
import { VARIABLES_MAX_KEYS } from '../wire/limits';

export * from '../wire/limits';

/** Members of one group. Today's editors allow 40; a school assembly may be larger. */
export const GROUP_MAX_MEMBERS = 250;
/** Living groups in one store: at 1 KiB each, far below a small machine's memory. */
export const STORE_MAX_GROUPS = 10_000;
/** Events that one group's log holds within the TTL: 10 s at 2,000 events a second. */
export const LOG_MAX_EVENTS = 20_000;
/**
 * Characters of the reported variables, newest first, that an event carries: the space that a table's item has left
 * beside the largest batch. Editors of today report some dozens of numbers.
 */
export const CARRIED_MAX_LENGTH = 16 * 1024;
/** Variables that are kept of one member, including removed ones, because polls report removals. */
export const KEPT_MAX_KEYS = 2 * VARIABLES_MAX_KEYS;
/** Bytes of those events. Limits the process's memory that one group can use. */
export const LOG_MAX_BYTES = 16 * 1024 * 1024;
/** Events of one member in that log: its fair share. Even ten members at this rate leave room for everybody. */
export const LOG_SHARE_MAX_EVENTS = LOG_MAX_EVENTS / 10;
/** Bytes of those events: twice the largest batch. */
export const LOG_SHARE_MAX_BYTES = Math.floor(LOG_MAX_BYTES / 10);
/** Bytes of the variables of all members of one group: 40 members can have 200 variables of 150 characters each. */
export const GROUP_VARIABLES_MAX_BYTES = 4 * 1024 * 1024;
/** Mebibytes that all groups of one process may use together: half of a small machine's memory. */
export const STORE_MAX_MEBIBYTES = 256;
