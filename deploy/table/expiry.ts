/** Seconds for which expired items stay at most, for operators who look into the table. Deleting them is free. */
export const KEPT_S = 86_400;

/** When an item may be deleted that nobody needs after `time` (milliseconds); seconds since 1970. */
export function deletableAfter(time: number): number {
    return Math.ceil(time / 1000) + KEPT_S;
}
