// The rows N1 to N12 of docs/delivery.md, each a group of three: the host and another member in a clear network, and one
// member in the network of the row.
import type { Diagnosis } from '../../src/client/diagnosis/diagnosis';
import { LabGroup } from './lab-group';
import type { MemberName } from './history';
import type { Laboratory } from './laboratory';
import { member, webSockets } from './member-plans';
import { CLEAR, CLEAR_HTTP, type NetworkBehaviour } from './proxy/behaviour';
import { concludeScenario, hostOf, playMembers, waited, type Outcome } from './run-scenario';
import type { BackendName, Fault, FaultAction, MemberPlan } from './scenario';

interface Row {
    readonly name: string;
    readonly network: NetworkBehaviour;
    readonly webSocket?: MemberPlan['webSocket'];
    /** What happens to the network while events flow. */
    readonly faults?: readonly { readonly atMs: number; readonly action: FaultAction }[];
    /** What happens to the network once the member's WebSocket has worked for a while. */
    readonly onceLive?: FaultAction;
    /** When the member is asked what the network does, ms after the others began. */
    readonly lookAtMs: number;
    /** The first joining is refused by the network, which is cleared then. */
    readonly joinsFiltered?: boolean;
}

/** What a row showed. */
export interface RowResult {
    readonly name: string;
    /** What joining said where it was refused, and the rows that the diagnosis names. */
    readonly detected: string;
    /** From the moment it joined to its first event, s. */
    readonly secondsToFirst: number;
    /** From the firing of that event to its arrival, s. */
    readonly secondsOfFirst: number;
    readonly transports: string;
    readonly outcome: Outcome;
}

const EVENTS_PER_SECOND = 10;
/** How often a member is asked whether it is pushed to. */
const LOOK_EVERY_MS = 250;
/** For how long its WebSocket works before its network breaks it. */
const WORKS_FOR_MS = 3_000;
/** Rows begin one after the other: all of a class joins at once elsewhere. */
const ROW_EVERY_MS = 250;
const FILTERED: NetworkBehaviour = {
    webSocket: { kind: 'pass' },
    http: { ...CLEAR_HTTP, block: { kind: 'page', status: 403 } },
};

/** A row of the kind in which nothing changes. */
function steady(name: string, network: NetworkBehaviour, lookAtMs = 8_000): Row {
    return { name, network, lookAtMs };
}

/** All rows. N6, N8 and N9 take the time that they need to show themselves. */
export const ROWS: readonly Row[] = [
    steady('N1', webSockets({ kind: 'reset' })),
    ...[200, 403, 407, 451, 502, 503].map((status) => steady(`N2 ${status}`, webSockets({ kind: 'status', status }))),
    steady('N3', webSockets({ kind: 'hang' }), 11_000),
    steady('N4', webSockets({ kind: 'mute', passFrames: 0 }), 11_000),
    steady('N5', webSockets({ kind: 'mute', passFrames: 1 }), 11_000),
    steady('N6', webSockets({ kind: 'stall', passMs: 6_000, stallMs: 20_000 }), 19_000),
    steady('N7', webSockets({ kind: 'no-control-frames' }), 19_000),
    steady('N8', webSockets({ kind: 'close-after', ms: 5_000 }), 19_000),
    { ...steady('N9', CLEAR, 19_000), onceLive: { kind: 'half-open' } },
    { ...steady('N10 none', CLEAR), webSocket: 'missing' },
    { ...steady('N10 throws', CLEAR), webSocket: 'throws' },
    steady('N11', webSockets({ kind: 'status', status: 403 })),
    {
        ...steady('N12', FILTERED, 9_000),
        joinsFiltered: true,
        faults: [
            { atMs: 6_000, action: { kind: 'set', behaviour: FILTERED } },
            { atMs: 6_000, action: { kind: 'cut-web-sockets' } },
            { atMs: 11_000, action: { kind: 'set', behaviour: CLEAR } },
        ],
    },
];

/** Plays every row for so long, `atOnce` of them at a time. */
export async function runMatrix(
    lab: Laboratory,
    playMs: number,
    backend: BackendName = 'mesh',
    atOnce = ROWS.length,
): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (let first = 0; first < ROWS.length; first += atOnce) {
        const rows = ROWS.slice(first, first + atOnce);
        results.push(
            ...(await Promise.all(
                rows.map(async (row, index) => {
                    await waited(index * ROW_EVERY_MS);
                    return runRow(lab, row, first + index, { playMs, backend });
                }),
            )),
        );
    }
    return results;
}

async function runRow(
    lab: Laboratory,
    row: Row,
    index: number,
    { playMs, backend }: { readonly playMs: number; readonly backend: BackendName },
): Promise<RowResult> {
    const started = Date.now();
    const [host, other, blocked] = ['h', 'o', 'b'].map((letter) => `row${index}${letter}`);
    if (host === undefined || other === undefined || blocked === undefined) throw new Error('Three names are made.');
    const plan = member(blocked, EVENTS_PER_SECOND, {
        network: row.network,
        webSocket: row.webSocket ?? 'real',
    });
    const faults: Fault[] = (row.faults ?? []).map((fault) => ({ ...fault, member: blocked }));
    const scenario = {
        title: `matrix-${index}`,
        seed: 1_000 + index,
        backend,
        members: [member(host, EVENTS_PER_SECOND), member(other, EVENTS_PER_SECOND), plan],
        faults,
        playMs,
    };
    const group = new LabGroup(lab, backend, scenario.title, scenario.seed);
    await group.host(hostOf(scenario));
    let refusal = '';
    if (row.joinsFiltered === true) {
        refusal = `${(await group.join(plan))?.kind ?? 'joined'}, `;
        await group.fault(blocked, { kind: 'set', behaviour: CLEAR });
    }
    const [diagnosis] = await Promise.all([
        waited(row.lookAtMs).then(() => group.diagnose(blocked)),
        playMembers(group, scenario),
        row.onceLive === undefined ? null : faultOnceLive(group, blocked, row.onceLive),
    ]);
    const atEnd = (await group.progress(blocked)).status;
    const outcome = await concludeScenario(group, scenario, started);
    return {
        name: row.name,
        detected: refusal + resembles(diagnosis),
        ...firstEvent(outcome, blocked),
        transports: atEnd.transport ?? atEnd.state,
        outcome,
    };
}

/** A busy machine takes its time to prove a WebSocket; one that breaks before that looks like another row. */
async function faultOnceLive(group: LabGroup, name: MemberName, action: FaultAction): Promise<void> {
    while (!(await isPushedTo(group, name))) await waited(LOOK_EVERY_MS);
    await waited(WORKS_FOR_MS);
    await group.fault(name, action);
}

async function isPushedTo(group: LabGroup, name: MemberName): Promise<boolean> {
    return group.members.includes(name) && (await group.progress(name)).status.transport === 'websocket';
}

function resembles({ resembles: rows, https }: Diagnosis): string {
    return rows.length === 0 ? (https.reachable ? 'clear' : String(https.kind)) : rows.join(' or ');
}

function firstEvent({ history }: Outcome, name: string): Pick<RowResult, 'secondsToFirst' | 'secondsOfFirst'> {
    const own = history.entries.filter((entry) => entry.member === name);
    const joined = own.find(({ kind }) => kind === 'joined');
    for (const entry of own) {
        if (entry.kind !== 'received' || joined === undefined) continue;
        const fired = history.entries.find(
            (other) => other.kind === 'fired' && other.member === entry.from && other.event === entry.event,
        );
        if (fired === undefined || fired.at < joined.at) continue;
        return {
            secondsToFirst: (entry.at - joined.at) / 1000,
            secondsOfFirst: (entry.at - fired.at) / 1000,
        };
    }
    return { secondsToFirst: Number.POSITIVE_INFINITY, secondsOfFirst: Number.POSITIVE_INFINITY };
}
