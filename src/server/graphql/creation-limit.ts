import { LRUCache } from 'lru-cache';
import { MeshError } from '../../wire/errors';

/** Groups that one address may create at once: two for every pair in a school of 1,000 behind one address. */
export const CREATIONS_MAX = 1000;
/** Groups a second that it may create after that. With the longest lifetime of a group, this never fills the server. */
const CREATIONS_PER_SECOND = 1;
/** Remembered addresses. A forgotten address begins anew. */
const ADDRESSES_MAX = 10_000;

interface Bucket {
    readonly left: number;
    readonly atMs: number;
}

/** The rate at which each address may create groups. */
export class CreationLimit {
    private readonly buckets = new LRUCache<string, Bucket>({ max: ADDRESSES_MAX });

    /** @param nowMs a monotonic clock */
    public constructor(private readonly nowMs: () => number) {}

    /** Counts one group. @throws {MeshError} LimitExceeded */
    public take(address: string): void {
        const atMs = this.nowMs();
        const bucket = this.buckets.get(address) ?? { left: CREATIONS_MAX, atMs };
        const refilled = bucket.left + ((atMs - bucket.atMs) / 1000) * CREATIONS_PER_SECOND;
        const left = Math.min(CREATIONS_MAX, refilled) - 1;
        if (left < 0)
            throw new MeshError(
                'LimitExceeded',
                `createGroup: an address may create ${CREATIONS_MAX} groups at once and ${CREATIONS_PER_SECOND} a second after that. Try again in a moment.`,
                { code: 'groups-full', values: { max: CREATIONS_MAX } },
            );
        this.buckets.set(address, { left, atMs });
    }
}
