// Plans for members of hand-made scenarios.
import { CLEAR, type NetworkBehaviour, type WebSocketBehaviour } from './proxy/behaviour';
import type { MemberPlan } from './scenario';

/** A member in a clear network that fires `eventsPerSecond`. */
export function member(name: string, eventsPerSecond: number, more: Partial<MemberPlan> = {}): MemberPlan {
    return {
        name,
        skewMs: 0,
        webSocket: 'real',
        forcePolling: false,
        network: CLEAR,
        joinsAtMs: 0,
        leavesAtMs: null,
        sleeps: [],
        eventsPerSecond,
        sharedWritesPerSecond: 0,
        maxEvents: Number.MAX_SAFE_INTEGER,
        ...more,
    };
}

/** A network that is clear but for its WebSockets. */
export function webSockets(webSocket: WebSocketBehaviour): NetworkBehaviour {
    return { ...CLEAR, webSocket };
}
