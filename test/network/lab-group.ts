// One group in the laboratory: its members, each in its tab and its network.
import type { Diagnosis } from '../../src/client/diagnosis/diagnosis';
import { EMULATOR_KEY } from '../appsync/emulator-key';
import type { Entry, History, MemberName } from './history';
import type { Laboratory, Tab } from './laboratory';
import type { NetworkBehaviour } from './proxy/behaviour';
import type { LabBackend, FaultAction, GroupDeed, MemberPlan, Sleep } from './scenario';
import type { Deed } from './tab/deed';
import { nodeIdOf } from './tab/node-id';
import type { Progress } from './tab/tab-calls';
import { Teacher } from './teacher';

/** Seconds for which both backends keep an event, as deployed. */
const EVENT_TTL_SECONDS = 10;
/** For how long their senders gather events, ms: the classroom server's own default, and the others' (docs/settings.md). */
const BATCH_MS: Readonly<Record<LabBackend, number>> = {
    mesh: 100,
    'mesh-clock': 100,
    redis: 100,
    'part-one': 250,
    appsync: 250,
};

interface Placed {
    readonly plan: MemberPlan;
    readonly tab: Tab;
    readonly port: number;
}

/** Why a member could not join. */
export type JoinFailure = { readonly kind: string; readonly message: string };

/** A group with members that come and go. */
export class LabGroup {
    private readonly placed = new Map<MemberName, Placed>();
    private readonly slept: Entry[] = [];
    private readonly ended: Entry[] = [];
    private id = '';
    private teacher: Teacher | null = null;

    public constructor(
        private readonly lab: Laboratory,
        private readonly backend: LabBackend,
        private readonly title: string,
        private readonly seed: number,
    ) {}

    public get members(): MemberName[] {
        return [...this.placed.keys()];
    }

    /** Creates the group with this member as its host, which begins to play. */
    public async host(plan: MemberPlan): Promise<void> {
        const { tab } = await this.place(plan);
        this.id = await tab.call('create', { member: plan.name, name: this.title });
        await tab.call('play', { member: plan.name, ...plan });
    }

    /** A teacher makes the group before its host does, and may pause it. Only where the backend knows a host's key. */
    public async makeWithTeacher(host: MemberName): Promise<void> {
        const port = await this.lab.portOf(this.backend);
        this.teacher = await Teacher.of(`http://127.0.0.1:${port}/graphql`, this.title, nodeIdOf(host));
    }

    /** Does something to the group or to its server. */
    public async doAsTeacher(kind: GroupDeed['kind']): Promise<void> {
        if (kind === 'set-server-clock') await this.lab.setServerClock();
        else if (kind === 'kill-server') await this.lab.kill('server');
        else if (kind === 'kill-redis') await this.lab.kill('redis');
        else await this.teacher?.setPaused(kind === 'pause');
    }

    /** Lets a member do something beside its plan. */
    public do(member: MemberName, deed: Deed): Promise<unknown> {
        return this.at(member).tab.call('do', { member, deed });
    }

    /** Lets a member join and play; resolves with null, or with why it could not. */
    public async join(plan: MemberPlan): Promise<JoinFailure | null> {
        const { tab } = await this.place(plan);
        const failure = await tab.call('join', { member: plan.name, group: this.id });
        if (failure === null) await tab.call('play', { member: plan.name, ...plan });
        return failure;
    }

    public leave(member: MemberName): Promise<void> {
        return this.at(member).tab.call('leave', member);
    }

    /** Puts a member's whole process to sleep, and wakes it. */
    public async sleep(member: MemberName, { forMs }: Sleep): Promise<void> {
        const { tab } = this.at(member);
        this.slept.push({ kind: 'slept', member, at: Date.now(), forMs });
        tab.sleep();
        await new Promise((resolve) => setTimeout(resolve, forMs));
        tab.wake();
    }

    /** Changes a member's network. */
    public async fault(member: MemberName, action: FaultAction): Promise<void> {
        const { port } = this.at(member);
        const { proxy } = this.lab;
        if (action.kind === 'set') await proxy.call('set', { port, behaviour: action.behaviour });
        else await proxy.call(action.kind === 'half-open' ? 'halfOpenWebSockets' : 'cutWebSockets', port);
    }

    /** Nobody fires any more. */
    public async stopPlaying(): Promise<void> {
        await Promise.all([...this.placed.values()].map(({ tab, plan }) => tab.call('stop', plan.name)));
    }

    public progress(member: MemberName): Promise<Progress> {
        return this.at(member).tab.call('progress', member);
    }

    public diagnose(member: MemberName): Promise<Diagnosis> {
        return this.at(member).tab.call('diagnose', member);
    }

    /** Everybody's progress. */
    public async allProgress(): Promise<ReadonlyMap<MemberName, Progress>> {
        const entries = this.members.map(async (member) => [member, await this.progress(member)] as const);
        return new Map(await Promise.all(entries));
    }

    /** Ends everything; resolves with what happened. The host goes last, because its going ends the group. */
    public async finish(): Promise<History> {
        await Promise.all([...this.placed.values()].map(({ tab, plan }) => tab.call('look', plan.name)));
        const [host, ...others] = this.members;
        await Promise.all(others.map((member) => this.finishMember(member)));
        if (host !== undefined) await this.finishMember(host);
        return {
            entries: [...this.slept, ...this.ended],
            eventTtlSeconds: EVENT_TTL_SECONDS,
            // A backend of Part 1 tells when an event was recorded, not when it was fired.
            tellsFiring: this.backend !== 'part-one',
            batchMs: BATCH_MS[this.backend],
        };
    }

    private async finishMember(member: MemberName): Promise<void> {
        const { tab, port } = this.at(member);
        this.ended.push(...(await tab.call('finish', member)));
        this.placed.delete(member);
        await this.lab.closeTab(tab);
        await this.lab.proxy.call('close', port);
    }

    private async place(plan: MemberPlan): Promise<Placed> {
        const found = this.placed.get(plan.name);
        if (found !== undefined) return found;
        const tab = plan.sleeps.length > 0 ? this.lab.ownTab() : this.lab.sharedTab();
        const port = await this.openNetwork(plan.network, this.seed + this.placed.size);
        await tab.call('open', {
            ...plan,
            member: plan.name,
            url: `http://127.0.0.1:${port}/graphql`,
            domain: this.title,
            apiKey: this.backend === 'appsync' ? EMULATOR_KEY : undefined,
            protocol: this.backend === 'appsync' ? 'appsync' : 'auto',
            origin: this.lab.origin,
        });
        const placed = { plan, tab, port };
        this.placed.set(plan.name, placed);
        return placed;
    }

    private async openNetwork(behaviour: NetworkBehaviour, seed: number): Promise<number> {
        const upstreamPort = await this.lab.portOf(this.backend);
        return this.lab.proxy.call('open', { upstreamPort, seed, behaviour });
    }

    private at(member: MemberName): Placed {
        const found = this.placed.get(member);
        if (found === undefined) throw new Error(`There is no member ${member}.`);
        return found;
    }
}
