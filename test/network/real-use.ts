// What children, teachers, browsers and clocks do in a lesson, each a row: a group of the host (WebSocket), another
// member (polling) and the one that the row is about, who all fire ten events a second.
import { lags, percentile, ranOnMs, type Span } from './checker/lag';
import type { Laboratory } from './laboratory';
import { member } from './member-plans';
import { CLEAR, CLEAR_HTTP } from './proxy/behaviour';
import { runScenario, type Outcome } from './run-scenario';
import type { LabBackend, GroupDeed, MemberPlan, Scenario } from './scenario';
import type { Deed } from './tab/deed';

const EVENTS_PER_SECOND = 10;
/** When whatever the row is about begins, ms: everybody has joined and its rhythm is known. */
const BEGINS_MS = 4_000;
/** After so long everybody is live again (docs/delivery.md, D7), ms. */
const LIVE_AFTER_MS = 3_000;
/** For how long it is then measured, ms. */
const MEASURED_MS = 5_000;
/** Members that answer each other. */
const CROWD = 12;

interface Row {
    readonly name: string;
    /** When it is over, ms. */
    readonly overMs: number;
    readonly subject?: Partial<MemberPlan>;
    /** Further members. */
    readonly crowd?: number;
    /** What the subject does, or every one of the crowd. */
    readonly deeds?: readonly { readonly atMs: number; readonly deed: Deed; readonly by?: 'crowd' }[];
    readonly groupDeeds?: readonly GroupDeed[];
    /** The network of everybody until it is over. */
    readonly odd?: number;
    /** The same: how long answers take at most, ms. */
    readonly jitterMs?: number;
    /** Where it can be played; everywhere unless said. */
    readonly backend?: LabBackend;
}

/** What a row showed. */
export interface UseResult {
    readonly name: string;
    readonly merged: number;
    readonly missed: number;
    /** 95 of 100 events came within so many milliseconds meanwhile, and from three seconds after it on. */
    readonly meanwhileMs: number;
    readonly lagMs: Readonly<Record<'websocket' | 'polling', number>>;
    /** From a stop button to the last hat that the stopped member's equal events started elsewhere, ms. */
    readonly ranOnMs: number;
    readonly outcome: Outcome;
}

/** All rows. */
const USE_ROWS: readonly Row[] = [
    { name: 'transient answers', overMs: 12_000, odd: 0.15 },
    { name: 'uneven network', overMs: 12_000, jitterMs: 150 },
    {
        name: 'flood',
        overMs: BEGINS_MS + 3_000,
        subject: { eventsPerSecond: 0 },
        deeds: [
            { atMs: BEGINS_MS, deed: { kind: 'flood', forMs: 3_000 } },
            { atMs: BEGINS_MS + 3_000, deed: { kind: 'press-stop' } },
        ],
    },
    {
        name: 'flood without end',
        overMs: BEGINS_MS + 6_000,
        subject: { eventsPerSecond: 0 },
        deeds: [{ atMs: BEGINS_MS, deed: { kind: 'flood', forMs: 6_000 } }],
    },
    {
        name: 'bursts',
        overMs: BEGINS_MS + 4_000,
        deeds: [
            { atMs: BEGINS_MS, deed: { kind: 'burst', count: 10 } },
            { atMs: BEGINS_MS + 4_000, deed: { kind: 'burst', count: 100 } },
        ],
    },
    {
        name: 'two in a frame',
        overMs: BEGINS_MS + 8_000,
        deeds: [{ atMs: BEGINS_MS, deed: { kind: 'beat', count: 2, everyMs: 200, forMs: 8_000 } }],
    },
    {
        name: 'loop of two',
        overMs: BEGINS_MS + 5_000,
        subject: { eventsPerSecond: 0 },
        crowd: 1,
        deeds: loop(5_000),
    },
    {
        name: `loop of ${CROWD}`,
        overMs: BEGINS_MS + 5_000,
        subject: { eventsPerSecond: 0 },
        crowd: CROWD - 1,
        deeds: loop(5_000),
    },
    {
        name: 'hidden tab',
        overMs: BEGINS_MS + 8_000,
        deeds: [{ atMs: BEGINS_MS, deed: { kind: 'hide', forMs: 8_000 } }],
    },
    {
        name: 'pause',
        overMs: BEGINS_MS + 8_000,
        groupDeeds: [
            { atMs: BEGINS_MS, kind: 'pause' },
            { atMs: BEGINS_MS + 8_000, kind: 'go-on' },
        ],
        backend: 'mesh',
    },
    { name: "sender's clock", overMs: BEGINS_MS + 5_000, deeds: clock() },
    { name: "receiver's clock", overMs: BEGINS_MS + 5_000, subject: { eventsPerSecond: 0 }, deeds: clock() },
    {
        name: "server's clock",
        overMs: BEGINS_MS + 5_000,
        groupDeeds: [
            { atMs: BEGINS_MS, kind: 'set-server-clock' },
            { atMs: BEGINS_MS + 5_000, kind: 'set-server-clock' },
        ],
        backend: 'mesh-clock',
    },
];

/** Everybody answers; one begins; everybody presses stop, one after the other within a second. */
function loop(forMs: number): NonNullable<Row['deeds']> {
    return [
        { atMs: BEGINS_MS - 500, deed: { kind: 'answer-loops' } },
        { atMs: BEGINS_MS - 500, deed: { kind: 'answer-loops' }, by: 'crowd' },
        { atMs: BEGINS_MS, deed: { kind: 'start-loop' } },
        { atMs: BEGINS_MS + forMs - 1_000, deed: { kind: 'press-stop' } },
        { atMs: BEGINS_MS + forMs, deed: { kind: 'press-stop' }, by: 'crowd' },
    ];
}

function clock(): NonNullable<Row['deeds']> {
    return [
        { atMs: BEGINS_MS, deed: { kind: 'set-clock', byMs: 200_000 } },
        { atMs: BEGINS_MS + 5_000, deed: { kind: 'set-clock', byMs: -7_400_000 } },
    ];
}

/** The rows that can be played on a backend. */
export function useRowsOf(backend: 'mesh' | 'appsync'): readonly Row[] {
    return backend === 'mesh' ? USE_ROWS : USE_ROWS.filter((row) => row.backend === undefined);
}

/** Plays the rows, `atOnce` of them at a time. */
export async function runRealUse(
    lab: Laboratory,
    backend: 'mesh' | 'appsync' = 'mesh',
    atOnce = USE_ROWS.length,
    rows = useRowsOf(backend),
): Promise<UseResult[]> {
    const results: UseResult[] = [];
    for (let first = 0; first < rows.length; first += atOnce)
        results.push(
            ...(await Promise.all(
                rows.slice(first, first + atOnce).map((row, index) => runRow(lab, row, first + index, backend)),
            )),
        );
    return results;
}

async function runRow(lab: Laboratory, row: Row, index: number, backend: LabBackend): Promise<UseResult> {
    const scenario = scenarioOf(row, index, row.backend ?? backend);
    return resultOf(row, await runScenario(lab, scenario));
}

function scenarioOf(row: Row, index: number, backend: LabBackend): Scenario {
    const network = { ...CLEAR, http: { ...CLEAR_HTTP, odd: row.odd ?? 0, jitterMs: row.jitterMs ?? 0 } };
    const names = { host: `use${index}h`, other: `use${index}o`, subject: `use${index}s` };
    const crowd = Array.from({ length: row.crowd ?? 0 }, (_, at) => `use${index}c${at}`);
    const plans = [
        member(names.host, EVENTS_PER_SECOND, { network }),
        member(names.other, EVENTS_PER_SECOND, { network, forcePolling: true }),
        member(names.subject, EVENTS_PER_SECOND, { network, ...row.subject }),
        ...crowd.map((name) => member(name, 0)),
    ];
    return {
        title: `use-${backend}-${index}`,
        seed: 2_000 + index,
        backend,
        members: plans,
        faults: plans.map(({ name }) => ({
            atMs: row.overMs,
            member: name,
            action: { kind: 'set', behaviour: CLEAR } as const,
        })),
        deeds: (row.deeds ?? []).flatMap(({ atMs, deed, by }) =>
            (by === 'crowd' ? crowd : [names.subject]).map((name) => ({ atMs, member: name, deed })),
        ),
        groupDeeds: row.groupDeeds ?? [],
        playMs: row.overMs + LIVE_AFTER_MS + MEASURED_MS,
    };
}

function resultOf({ name, overMs }: Row, outcome: Outcome): UseResult {
    const { history, scenario, progress } = outcome;
    const start = Math.min(...history.entries.filter(({ kind }) => kind === 'joined').map(({ at }) => at));
    const meanwhile: Span = { from: start + BEGINS_MS, until: start + overMs };
    const after: Span = { from: start + overMs + LIVE_AFTER_MS, until: Number.POSITIVE_INFINITY };
    const pushed = scenario.members.filter(({ forcePolling }) => !forcePolling).map((plan) => plan.name);
    const polling = scenario.members.filter(({ forcePolling }) => forcePolling).map((plan) => plan.name);
    const p95 = (receivers: readonly string[], span: Span) => percentile(lags(history, receivers, span), 0.95);
    const sum = (field: 'merged' | 'missed') =>
        [...progress.values()].reduce((total, { status }) => total + status[field], 0);
    return {
        name,
        merged: sum('merged'),
        missed: sum('missed'),
        meanwhileMs: p95(pushed.slice(0, 1), meanwhile),
        lagMs: { websocket: p95(pushed, after), polling: p95(polling, after) },
        ranOnMs: ranOnMs(history),
        outcome,
    };
}
