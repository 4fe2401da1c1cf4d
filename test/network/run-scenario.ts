import { check, type Verdict } from './checker/check';
import type { History, MemberName } from './history';
import { LabGroup } from './lab-group';
import type { Laboratory } from './laboratory';
import { member } from './member-plans';
import type { MemberPlan, Scenario } from './scenario';
import type { Progress } from './tab/tab-calls';

/** How often members are asked how far they are. */
const LOOK_EVERY_MS = 250;
/** Nothing has come for so long: a polling interval, its tenth by chance, a batch, and a second for slow networks. */
const QUIET_MS = 3_500;
/** However long it takes to come to rest: a retry after the longest wait, and the timeouts of three requests. */
const SETTLE_MAX_MS = 45_000;
/** How long a witness needs to have asked for everything. */
const WITNESS_MS = 2_500;

/** What came of a scenario. */
export interface Outcome {
    readonly scenario: Scenario;
    readonly history: History;
    readonly verdict: Verdict;
    readonly progress: ReadonlyMap<MemberName, Progress>;
    readonly seconds: number;
}

interface Step {
    readonly atMs: number;
    readonly act: () => Promise<unknown>;
}

/** Plays a scenario from the first member's joining to the verdict. */
export async function runScenario(lab: Laboratory, scenario: Scenario): Promise<Outcome> {
    const started = Date.now();
    const group = new LabGroup(lab, scenario.backend, scenario.title, scenario.seed);
    await playScenario(group, scenario);
    return concludeScenario(group, scenario, started);
}

/** Lets a played scenario come to rest, with a witness who joins late, and checks it. */
export async function concludeScenario(group: LabGroup, scenario: Scenario, started: number): Promise<Outcome> {
    await group.stopPlaying();
    await settled(group);
    await group.join(member(`${scenario.seed}w`, 0));
    await waited(WITNESS_MS);
    const progress = await group.allProgress();
    const history = await group.finish();
    return { scenario, history, verdict: check(history), progress, seconds: (Date.now() - started) / 1000 };
}

/** Lets everything happen at its time. @throws {Error} where a member cannot join */
async function playScenario(group: LabGroup, scenario: Scenario): Promise<void> {
    const host = hostOf(scenario);
    if (scenario.groupDeeds?.some(({ kind }) => kind === 'pause')) await group.makeWithTeacher(host.name);
    await group.host(host);
    await playMembers(group, scenario);
}

/** The host's plan. */
export function hostOf({ members }: Scenario): MemberPlan {
    const [host] = members;
    if (host === undefined) throw new Error('A scenario needs a host.');
    return host;
}

/** The same where the host is there already. @throws {Error} where a member cannot join */
export async function playMembers(group: LabGroup, scenario: Scenario): Promise<void> {
    const start = Date.now();
    const running: Promise<unknown>[] = [];
    for (const { atMs, act } of stepsOf(group, scenario)) {
        await waited(start + atMs - Date.now());
        running.push(act());
    }
    while (Date.now() < start + scenario.playMs && !(await everythingFired(group, scenario)))
        await waited(Math.min(LOOK_EVERY_MS, start + scenario.playMs - Date.now()));
    await Promise.all(running);
}

/** What happens to a member happens after it has joined, however long a busy machine takes for that. */
function stepsOf(group: LabGroup, { members, faults, deeds = [], groupDeeds = [] }: Scenario): Step[] {
    const joining = new Map<MemberName, Promise<void>>();
    const steps: Step[] = [];
    const add = (atMs: number, name: MemberName, act: () => Promise<unknown>) =>
        steps.push({ atMs, act: () => (joining.get(name) ?? Promise.resolve()).then(act) });
    for (const plan of members.slice(1)) {
        const act = () => {
            const joined = joinOrThrow(group, plan);
            joining.set(plan.name, joined);
            return joined;
        };
        steps.push({ atMs: plan.joinsAtMs, act });
    }
    for (const { atMs, member, action } of faults) add(atMs, member, () => group.fault(member, action));
    for (const { atMs, member, deed } of deeds) add(atMs, member, () => group.do(member, deed));
    for (const { atMs, kind } of groupDeeds) steps.push({ atMs, act: () => group.doAsTeacher(kind) });
    for (const { name, leavesAtMs, sleeps } of members) {
        if (leavesAtMs !== null) add(leavesAtMs, name, () => group.leave(name));
        for (const sleep of sleeps) add(sleep.atMs, name, () => group.sleep(name, sleep));
    }
    return steps.sort((one, other) => one.atMs - other.atMs);
}

async function joinOrThrow(group: LabGroup, plan: MemberPlan): Promise<void> {
    const failure = await group.join(plan);
    if (failure !== null) throw new Error(`${plan.name} could not join: ${failure.kind}, ${failure.message}`);
}

async function everythingFired(group: LabGroup, { members }: Scenario): Promise<boolean> {
    const limited = members.filter(({ leavesAtMs }) => leavesAtMs === null);
    if (limited.some(({ maxEvents }) => maxEvents === Number.MAX_SAFE_INTEGER)) return false;
    const present = new Set(group.members);
    for (const { name, maxEvents } of limited)
        if (!present.has(name) || (await group.progress(name)).fired < maxEvents) return false;
    return true;
}

/** Waits until everything is sent and nothing has come for a while. */
async function settled(group: LabGroup): Promise<void> {
    const start = Date.now();
    let before = -1;
    let quietSince = start;
    while (Date.now() - quietSince < QUIET_MS && Date.now() - start < SETTLE_MAX_MS) {
        const all = [...(await group.allProgress()).values()];
        const received = all.reduce((sum, progress) => sum + progress.received, 0);
        const waiting = all.some(({ status, fired }) => status.group !== null && status.sent < fired);
        if (received !== before || waiting) quietSince = Date.now();
        before = received;
        await waited(LOOK_EVERY_MS);
    }
}

/** Resolves after so long, at once where that is over. */
export function waited(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
