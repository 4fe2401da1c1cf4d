// Makes a scenario from a seed: members of every kind, in networks of every kind, that come, go, sleep and fail.
import {
    CLEAR,
    CLEAR_HTTP,
    type HttpBehaviour,
    type NetworkBehaviour,
    type WebSocketBehaviour,
} from './proxy/behaviour';
import type { BackendName, Fault, MemberPlan, Scenario } from './scenario';
import { SeededRandom } from './seeded-random';

/** How large and how long a scenario may be. */
export interface ScenarioSize {
    readonly backend: BackendName;
    readonly members: readonly [least: number, most: number];
    readonly playMs: number;
    /** Of all members together. */
    readonly eventsPerSecond: number;
    /** Of all members together; the scenario ends when all are fired. */
    readonly maxEvents: number;
    readonly withSleeps: boolean;
}

/** A scenario for a test. */
export const SMALL: ScenarioSize = {
    backend: 'mesh',
    members: [2, 8],
    playMs: 20_000,
    eventsPerSecond: 60,
    maxEvents: Number.MAX_SAFE_INTEGER,
    withSleeps: true,
};

const HOURS_MS = 3_600_000;
/** Outages of requests, and sleeps, stay below the event TTL of 10 s: beyond it nothing is promised but the count. */
const OUTAGE_MAX_MS = 6_000;
const SLEEP_MS = 8_000;

/** The scenario of a seed. */
export function generateScenario(seed: number, size: ScenarioSize = SMALL): Scenario {
    const random = new SeededRandom(seed);
    const count = random.between(...size.members);
    const members = Array.from({ length: count }, (_, index) => memberPlan(random, index, count, size));
    return {
        title: `seed-${seed}`,
        seed,
        backend: size.backend,
        members,
        faults: members.flatMap((plan) => faultsOf(random, plan, size.playMs)),
        playMs: size.playMs,
    };
}

function memberPlan(random: SeededRandom, index: number, count: number, size: ScenarioSize): MemberPlan {
    const isHost = index === 0;
    const kind = random.between(0, 9);
    const leaves = !isHost && size.maxEvents === Number.MAX_SAFE_INTEGER && random.chance(0.15);
    const sleeps = size.withSleeps && !leaves && random.chance(0.15);
    return {
        name: `${random.seed}m${index}`,
        skewMs: random.chance(0.5) ? 0 : random.between(-3 * HOURS_MS, 3 * HOURS_MS),
        webSocket: kind === 0 ? 'missing' : kind === 1 ? 'throws' : 'real',
        forcePolling: kind === 2,
        network: { webSocket: webSocketOf(random), http: httpOf(random) },
        joinsAtMs: isHost ? 0 : random.between(0, random.chance(0.3) ? 5_000 : 300),
        leavesAtMs: leaves ? random.between(8_000, size.playMs - 1_000) : null,
        sleeps: sleeps ? [{ atMs: random.between(6_000, size.playMs - SLEEP_MS), forMs: SLEEP_MS }] : [],
        eventsPerSecond: size.eventsPerSecond / count,
        sharedWritesPerSecond: random.between(0, 2),
        maxEvents: size.maxEvents === Number.MAX_SAFE_INTEGER ? size.maxEvents : Math.ceil(size.maxEvents / count),
    };
}

function webSocketOf(random: SeededRandom): WebSocketBehaviour {
    const kind = random.between(0, 15);
    switch (kind) {
        case 0:
            return { kind: 'reset' };
        case 1:
            return { kind: 'status', status: random.oneOf([200, 403, 407, 451, 502, 503]) };
        case 2:
            return { kind: 'hang' };
        case 3:
            return { kind: 'mute', passFrames: 0 };
        case 4:
            return { kind: 'mute', passFrames: 1 };
        case 5:
            return { kind: 'stall', passMs: random.between(3_000, 8_000), stallMs: 20_000 };
        case 6:
            return { kind: 'no-control-frames' };
        case 7:
            return { kind: 'close-after', ms: random.between(2_000, 8_000) };
        default:
            return { kind: 'pass' };
    }
}

function httpOf(random: SeededRandom): HttpBehaviour {
    const some = (probability: number) => (random.chance(0.4) ? probability : 0);
    return {
        latencyMs: random.chance(0.5) ? 0 : random.between(1, 60),
        jitterMs: random.chance(0.5) ? 0 : random.between(1, 60),
        block: null,
        loseRequest: some(0.05),
        loseAnswer: some(0.05),
        duplicate: some(0.1),
        hang: some(0.01),
        odd: some(0.02),
    };
}

function faultsOf(random: SeededRandom, plan: MemberPlan, playMs: number): Fault[] {
    const { name, network, joinsAtMs, leavesAtMs, sleeps } = plan;
    const faults: Fault[] = [];
    const at = () => random.between(joinsAtMs + 3_000, playMs);
    if (random.chance(0.3)) faults.push({ atMs: at(), member: name, action: { kind: 'cut-web-sockets' } });
    if (random.chance(0.2)) faults.push({ atMs: at(), member: name, action: { kind: 'half-open' } });
    if (random.chance(0.3)) {
        const changed: NetworkBehaviour = { webSocket: webSocketOf(random), http: network.http };
        faults.push({ atMs: at(), member: name, action: { kind: 'set', behaviour: changed } });
    }
    // An outage on top of a sleep would be longer than the TTL; and who leaves needs its network to say so.
    const dead = sleeps.length === 0 && random.chance(0.3) ? outage(random, name, network, at()) : [];
    return leavesAtMs === null ? [...faults, ...dead] : faults;
}

/** Nothing comes through for some seconds, neither by WebSocket nor by requests. */
function outage(random: SeededRandom, member: string, network: NetworkBehaviour, atMs: number): Fault[] {
    const block = random.oneOf([{ kind: 'reset' }, { kind: 'page', status: 503 }, { kind: 'redirect' }] as const);
    const dead: NetworkBehaviour = { webSocket: { kind: 'hang' }, http: { ...CLEAR_HTTP, block } };
    return [
        { atMs, member, action: { kind: 'set', behaviour: dead } },
        { atMs, member, action: { kind: 'cut-web-sockets' } },
        {
            atMs: atMs + random.between(1_000, OUTAGE_MAX_MS),
            member,
            action: { kind: 'set', behaviour: random.chance(0.5) ? network : CLEAR },
        },
    ];
}
