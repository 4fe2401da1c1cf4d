// A lesson on the emulated stack, in real time, with real clients; what it used of what AWS charges for.
import { PRICES, type Priced } from '../../deploy/prices';
import { LabMember } from '../network/tab/lab-member';
import { Emulator } from './emulator';
import { EMULATOR_KEY } from './emulator-key';

/** How the members of a lesson listen. */
export type LessonKind = 'websocket' | 'polling' | 'mixed';

/** A lesson. */
export interface LessonPlan {
    readonly kind: LessonKind;
    readonly members: number;
    readonly minutes: number;
    /** For how long its steady part is watched; the rest of the lesson is taken to be like it. */
    readonly watchMs: number;
}

/** What a lesson came to. */
export interface LessonBill {
    readonly plan: LessonPlan;
    /** Operations of the whole lesson by their field. */
    readonly operations: ReadonlyMap<string, number>;
    readonly used: Readonly<Record<Priced, number>>;
    readonly usd: number;
    /** Events that arrived while it was watched, and those that should have. */
    readonly arrived: number;
    readonly owed: number;
}

/**
 * Each member sets a variable and broadcasts, so often a minute: with today's clients, which report and fire in two
 * operations and poll with two, such a lesson of 5 members and 35 minutes costs 0.026 USD by WebSocket and 0.052 by polling.
 */
export const EVENTS_PER_MINUTE = 5;
const FRAME_MS = 33;
/** How long everybody may take to find its transport, and how long what was fired last may take to arrive. */
const TRANSPORT_MAX_MS = 60_000;
const ARRIVAL_MS = 8_000;
/** Where in the pause between two of its events each member begins: a class does not fire in step. */
const GOLDEN = 0.618034;

const PLAY = {
    eventsPerSecond: EVENTS_PER_MINUTE / 60,
    sharedWritesPerSecond: 0,
    maxEvents: Number.MAX_SAFE_INTEGER,
};

interface Reading {
    readonly operations: ReadonlyMap<string, number>;
    readonly used: Readonly<Record<Priced, number>>;
}

/** Plays a lesson and says what it costs. */
export async function billOf(plan: LessonPlan): Promise<LessonBill> {
    const emulator = await Emulator.start({ settings: { maxConnectionTimeSeconds: 3_600 } });
    const members = Array.from({ length: plan.members }, (_, index) => memberOf(emulator, plan, index));
    const frames = setInterval(() => members.forEach((member) => member.tick()), FRAME_MS);
    try {
        const atStart = readingOf(emulator);
        const [host, ...others] = members;
        if (host === undefined) throw new Error('A lesson needs a member.');
        const group = await host.create('Lesson');
        for (const other of others) await other.join(group);
        await settled(members, plan);
        const joined = difference(readingOf(emulator), atStart);
        const receivedBefore = received(members);
        members.forEach((member, index) => {
            const begin = ((index * GOLDEN) % 1) * (60_000 / EVENTS_PER_MINUTE);
            setTimeout(() => member.play({ member: `m${index}`, ...PLAY }), begin);
        });
        // Until everybody has fired once: what is watched is a lesson that is under way.
        await waited((2 * 60_000) / EVENTS_PER_MINUTE);
        const atBegin = readingOf(emulator);
        await waited(plan.watchMs);
        members.forEach((member) => member.stop());
        const atEnd = readingOf(emulator);
        await waited(ARRIVAL_MS);
        const arrived = received(members) - receivedBefore;
        const fired = members.reduce((sum, { progress }) => sum + progress.fired, 0);
        const beforeLeaving = readingOf(emulator);
        for (const member of [...members].reverse()) await member.finish();
        await waited(500);
        const scale = (plan.minutes * 60_000) / plan.watchMs;
        const steady = difference(atEnd, atBegin);
        const left = difference(readingOf(emulator), beforeLeaving);
        const total = sum([joined, 1], [steady, scale], [left, 1]);
        const usd = keysOf(PRICES).reduce((so, name) => so + total.used[name] * PRICES[name], 0);
        return { plan, ...total, usd, arrived, owed: fired * (plan.members - 1) };
    } finally {
        clearInterval(frames);
        await emulator.stop();
    }
}

function memberOf(emulator: Emulator, plan: LessonPlan, index: number): LabMember {
    return new LabMember({
        member: `m${index}`,
        url: emulator.url,
        domain: 'lesson',
        apiKey: EMULATOR_KEY,
        protocol: 'appsync',
        webSocket: 'real',
        forcePolling: polls(plan, index),
        skewMs: 0,
        origin: null,
    });
}

function readingOf({ api, http, table, lambda }: Emulator): Reading {
    const operations = new Map(api.operations);
    return {
        operations,
        used: {
            operation: [...operations.values()].reduce((all, count) => all + count, 0),
            delivery: api.subscriptions.deliveries,
            connectionMinute: http.connectionMinutes,
            writeUnit: table.units.write,
            readUnit: table.units.read,
            invocation: lambda.invocations,
            lambdaSecond: lambda.milliseconds / 1000,
        },
    };
}

function difference(later: Reading, earlier: Reading): Reading {
    return sum([later, 1], [earlier, -1]);
}

function sum(...parts: readonly (readonly [Reading, number])[]): Reading {
    const operations = new Map<string, number>();
    const used = { ...ZERO };
    for (const [reading, factor] of parts) {
        for (const [name, count] of reading.operations)
            operations.set(name, (operations.get(name) ?? 0) + count * factor);
        for (const name of keysOf(PRICES)) used[name] += reading.used[name] * factor;
    }
    return { operations, used };
}

const ZERO: Readonly<Record<Priced, number>> = {
    operation: 0,
    delivery: 0,
    connectionMinute: 0,
    writeUnit: 0,
    readUnit: 0,
    invocation: 0,
    lambdaSecond: 0,
};

/** The things that are paid for, in the order of the list of prices. */
export function keysOf(prices: typeof PRICES): Priced[] {
    return Object.keys(prices).filter((name): name is Priced => name in prices);
}

/** Waits until everybody listens as it is going to. @throws {Error} where somebody does not */
async function settled(members: readonly LabMember[], plan: LessonPlan): Promise<void> {
    const deadline = Date.now() + TRANSPORT_MAX_MS;
    const isThere = (member: LabMember, index: number): boolean =>
        member.progress.status.transport === (polls(plan, index) ? 'polling' : 'websocket');
    while (!members.every(isThere)) {
        if (Date.now() > deadline) throw new Error(`Not everybody of the lesson (${plan.kind}) has its transport.`);
        await waited(100);
    }
    await waited(ARRIVAL_MS);
}

/** Of a mixed class every second member is behind a filter. */
function polls({ kind }: LessonPlan, index: number): boolean {
    return kind === 'polling' || (kind === 'mixed' && index % 2 === 1);
}

function received(members: readonly LabMember[]): number {
    return members.reduce((all, { progress }) => all + progress.received, 0);
}

function waited(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
