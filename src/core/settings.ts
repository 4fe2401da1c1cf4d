/** How long things live and how often they are renewed. docs/settings.md has the environment names. */
export interface MeshSettings {
    /** Seconds between a host's heartbeats. */
    readonly hostHeartbeatIntervalSeconds: number;
    /** Seconds without a host's heartbeat after which its group ends. */
    readonly hostHeartbeatTtlSeconds: number;
    /** Seconds between a member's heartbeats. */
    readonly memberHeartbeatIntervalSeconds: number;
    /** Seconds without a heartbeat after which a member has left. */
    readonly memberHeartbeatTtlSeconds: number;
    /** Seconds without a sign of life after which lists leave a member out, if it names itself when it polls or listens. */
    readonly memberSilenceSeconds: number;
    /** The longest lifetime in seconds that a group can be created with, and the default. */
    readonly maxConnectionTimeSeconds: number;
    /** The longest lifetime of a group in seconds, from its creation, to which its host can prolong it. */
    readonly maxProlongedTimeSeconds: number;
    /** Seconds for which members can read an event. */
    readonly eventTtlSeconds: number;
    /** Seconds between two polls of a member. */
    readonly pollingIntervalSeconds: number;
    /** Milliseconds for which a sender gathers a batch. */
    readonly batchIntervalMilliseconds: number;
}

/**
 * Milliseconds beyond its TTL for which a resuming reader can read an event. A polling member may have been without an
 * answer for one interval (at random a tenth longer) before it slept, and needs a moment to ask.
 */
export function resumeGraceMs({ pollingIntervalSeconds }: Pick<MeshSettings, 'pollingIntervalSeconds'>): number {
    return pollingIntervalSeconds * 1100 + 3000;
}

/** Milliseconds that a reader with a time looks back at least: two polls, so that one may be late. */
export function lookBackMs({ pollingIntervalSeconds }: Pick<MeshSettings, 'pollingIntervalSeconds'>): number {
    return pollingIntervalSeconds * 2000;
}

/** The values of deployed Mesh v2 backends. The batch interval and prolonging belong to this project. */
export const DEFAULT_SETTINGS: MeshSettings = /* @__PURE__ */ Object.freeze({
    hostHeartbeatIntervalSeconds: 60,
    hostHeartbeatTtlSeconds: 150,
    memberHeartbeatIntervalSeconds: 120,
    memberHeartbeatTtlSeconds: 600,
    // Seven polls; or two network stalls, noticed after 7.5 s, in which polling replaces a WebSocket.
    memberSilenceSeconds: 15,
    maxConnectionTimeSeconds: 1500,
    // A double lesson of 100 minutes, with some time before and after.
    maxProlongedTimeSeconds: 7200,
    eventTtlSeconds: 10,
    pollingIntervalSeconds: 2,
    batchIntervalMilliseconds: 250,
});
