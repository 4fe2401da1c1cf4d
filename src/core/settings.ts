/** How long things live and how often they are renewed. The environment names stand in docs/settings.md. */
export interface MeshSettings {
    /** Seconds between a host's heartbeats. */
    readonly hostHeartbeatIntervalSeconds: number;
    /** Seconds after which a group without its host's heartbeat is gone. */
    readonly hostHeartbeatTtlSeconds: number;
    /** Seconds between a member's heartbeats. */
    readonly memberHeartbeatIntervalSeconds: number;
    /** Seconds after which a member without a heartbeat has left. */
    readonly memberHeartbeatTtlSeconds: number;
    /**
     * Seconds after which a member that was not heard of is out of the lists, where it says who polls or who listens. Not
     * where servers share their groups: a member's WebSocket may be another's.
     */
    readonly memberSilenceSeconds: number;
    /** The longest lifetime in seconds that a group can be created with, and the default. */
    readonly maxConnectionTimeSeconds: number;
    /** The longest lifetime of a group in seconds, from its creation, to which its host can prolong it. */
    readonly maxProlongedTimeSeconds: number;
    /** Seconds for which an event can be read. */
    readonly eventTtlSeconds: number;
    /** Seconds between two polls of a member. */
    readonly pollingIntervalSeconds: number;
    /** Milliseconds for which a sender gathers a batch. */
    readonly batchIntervalMilliseconds: number;
}

/**
 * Milliseconds beyond its TTL for which an event can be read by one that resumes: a member that polls may have been
 * without an answer for an interval (a tenth longer by chance) before it slept, and needs a moment to ask.
 */
export function resumeGraceMs({ pollingIntervalSeconds }: Pick<MeshSettings, 'pollingIntervalSeconds'>): number {
    return pollingIntervalSeconds * 1100 + 3000;
}

/** Milliseconds that a reader who asks with a time looks back at least: two polls, so that one may be late. */
export function lookBackMs({ pollingIntervalSeconds }: Pick<MeshSettings, 'pollingIntervalSeconds'>): number {
    return pollingIntervalSeconds * 2000;
}

/** What deployed Mesh v2 backends use; the batch interval and prolonging are this project's. */
export const DEFAULT_SETTINGS: MeshSettings = /* @__PURE__ */ Object.freeze({
    hostHeartbeatIntervalSeconds: 60,
    hostHeartbeatTtlSeconds: 150,
    memberHeartbeatIntervalSeconds: 120,
    memberHeartbeatTtlSeconds: 600,
    // Seven polls; and two stalls of the network, noticed after 7.5 s, that a WebSocket is replaced by polling in.
    memberSilenceSeconds: 15,
    maxConnectionTimeSeconds: 1500,
    // A double lesson of 100 minutes, with the time around it.
    maxProlongedTimeSeconds: 7200,
    eventTtlSeconds: 10,
    pollingIntervalSeconds: 2,
    batchIntervalMilliseconds: 250,
});
