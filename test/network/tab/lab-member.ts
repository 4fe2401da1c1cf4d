// One member: the real client over real sockets, played frame by frame, and a log of all that it did and saw.
import WebSocket from 'ws';
import type { MeshClient } from '../../../src/client/client';
import { createMeshClient } from '../../../src/client/create-client';
import { browserEnvironment } from '../../../src/client/environment/environment';
import type { MeshStatus } from '../../../src/client/status/status';
import { counterName } from '../checker/variables';
import type { Entry, MemberName, Played } from '../history';
import type { Deed } from './deed';
import { EqualScripts } from './equal-scripts';
import { memberOf, nodeIdOf } from './node-id';
import type { MemberSetup, Play, Progress } from './tab-calls';

/** The variable that everybody writes. */
const SHARED = 'shared';
/** A frame after a sleep fires no more than one that was late. */
const FRAME_MAX_MS = 100;
/** A project that shows less than ten frames a second is behind. */
const TICK_LATE_MS = 100;
/** How long a tick may run frames, and how many: an editor's tick is 33 ms, and other members share this process. */
const TICK_MAX_MS = 10;
const TICK_MAX_FRAMES = 8;
/** How often a browser runs the timers of a tab that nobody sees, ms. */
const HIDDEN_TICK_MS = 1_000;

const WEB_SOCKETS = {
    real: WebSocket,
    missing: null,
    throws: class {
        public constructor() {
            throw new Error('WebSockets are forbidden here.');
        }
    },
};

function isWebSocketClass(candidate: unknown): candidate is typeof globalThis.WebSocket | null {
    return candidate === null || typeof candidate === 'function';
}

/** An event that has started its hats. */
type Started = Pick<Played, 'from' | 'firedAt' | 'arrivedAt' | 'waited'> & {
    readonly name: string;
    readonly payload: string;
};

/** The laboratory's time at a moment of this process's steady clock. */
function labTime(elapsed: number): number {
    return performance.timeOrigin + elapsed;
}

/** A member in a tab. */
export class LabMember {
    private readonly client: MeshClient;
    private readonly name: MemberName;
    private readonly log: Entry[] = [];
    private playing: Play | null = null;
    private owedEvents = 0;
    private owedWrites = 0;
    private fired = 0;
    private writes = 0;
    private received = 0;
    private lastFrame = Date.now();
    /** When the project last asked what was due. */
    private looked = labTime(performance.now());
    /** Whose next event was refused, because another one of its name had the frame. */
    private readonly refused = new Set<MemberName>();
    private polls: boolean | null = null;
    private hiddenUntil = 0;
    /** By how much the member's clock is off, ms. */
    private skewMs: number;
    private readonly scripts: EqualScripts;
    /** What the clock showed when the client last looked: the machine may pause between its look and ours. */
    private told = performance.now();

    public constructor({
        member,
        url,
        domain,
        apiKey,
        protocol,
        webSocket,
        forcePolling,
        skewMs,
        origin,
    }: MemberSetup) {
        this.name = member;
        this.skewMs = skewMs;
        const given: unknown = WEB_SOCKETS[webSocket];
        const options = {
            url,
            domain,
            apiKey,
            protocol,
            forcePolling,
            WebSocket: isWebSocketClass(given) ? given : null,
        };
        const environment = browserEnvironment(options);
        this.client = createMeshClient(options, {
            ...environment,
            now: () => Date.now() + this.skewMs,
            elapsed: () => (this.told = environment.elapsed()),
            newId: () => nodeIdOf(member),
            page: { ...environment.page, origin: () => origin },
            warn: () => undefined,
        });
        this.client.onStatus(({ transport }) => this.noteTransport(transport));
        this.scripts = new EqualScripts((name, cause) => {
            this.log.push({ kind: 'fired-equal', member, at: Date.now(), name });
            this.client.fire(name, '', cause);
        });
    }

    public async create(name: string): Promise<string> {
        const { id } = await this.client.createGroup(name);
        this.log.push({ kind: 'joined', member: this.name, at: Date.now() });
        return id;
    }

    public async join(group: string): Promise<void> {
        await this.client.joinGroup(group);
        this.log.push({ kind: 'joined', member: this.name, at: Date.now() });
    }

    public async leave(): Promise<void> {
        this.playing = null;
        this.log.push({ kind: 'left', member: this.name, at: Date.now() });
        await this.client.leave();
    }

    /** Begins to fire. */
    public play(play: Play): void {
        this.playing = play;
    }

    public stop(): void {
        this.playing = null;
    }

    public get progress(): Progress {
        return { fired: this.fired, received: this.received, status: this.client.status };
    }

    public diagnose = () => this.client.diagnose();

    /** Does something beside the plan. */
    public do(deed: Deed): void {
        const at = Date.now();
        this.scripts.start(deed, at);
        if (deed.kind === 'hide') this.hiddenUntil = at + deed.forMs;
        if (deed.kind === 'set-clock') this.skewMs += deed.byMs;
        if (deed.kind !== 'press-stop') return;
        this.log.push({ kind: 'stopped', member: this.name, at });
        this.client.dropWaiting();
    }

    /** One tick of an editor: the project fires, then frames run until nothing is behind. */
    public tick(): void {
        const at = Date.now();
        const tickMs = at - this.lastFrame;
        if (at < this.hiddenUntil && tickMs < HIDDEN_TICK_MS) return;
        this.lastFrame = at;
        if (tickMs > TICK_LATE_MS) this.log.push({ kind: 'slow', member: this.name, at });
        this.fireOwed(Math.min(tickMs, FRAME_MAX_MS) / 1000);
        this.scripts.tick(at);
        for (let frames = 1; this.frame() && frames < TICK_MAX_FRAMES; frames += 1) {
            if (Date.now() - at < TICK_MAX_MS) continue;
            this.log.push({ kind: 'slow', member: this.name, at });
            return;
        }
    }

    /**
     * One frame of the VM. Of each name one event starts its hats, as in a VM, where a hat that is started twice in a
     * frame runs once. True where another frame is wanted.
     */
    private frame(): boolean {
        const names = new Set<string>();
        const started: Started[] = [];
        const wantsMore = this.client.deliverDue(({ name, payload, sender }, { firedAt, arrivedAt }) => {
            const from = memberOf(sender);
            if (names.has(name)) {
                this.refused.add(from);
                return false;
            }
            names.add(name);
            this.scripts.started(name);
            const waited = this.refused.delete(from);
            started.push({ name, payload, from, firedAt, arrivedAt: labTime(arrivedAt), waited });
            return true;
        });
        const notBefore = this.looked;
        this.looked = labTime(this.told);
        for (const entry of started) this.note(entry, notBefore);
        this.scripts.frame();
        return wantsMore;
    }

    private note({ name, payload, ...times }: Started, notBefore: number): void {
        const played = { member: this.name, at: Math.round(this.looked), playedAt: this.looked, notBefore, ...times };
        if (payload === '') {
            this.log.push({ kind: 'received-equal', ...played, name });
            return;
        }
        this.received += 1;
        const counters = { n: Number(this.client.variables.get(counterName(times.from, 'n')) ?? 0) };
        this.log.push({ kind: 'received', ...played, event: Number(payload), counters });
    }

    private noteTransport(transport: MeshStatus['transport']): void {
        const polls = transport === 'polling';
        if (transport === null || polls === this.polls) return;
        this.polls = polls;
        this.log.push({ kind: 'switched', member: this.name, at: labTime(performance.now()), polls });
    }

    /** Notes the final view and what the member was told it missed. */
    public look(): void {
        const at = Date.now();
        const values = Object.fromEntries(
            this.client.variables.names().map((name) => [name, this.client.variables.get(name) ?? '']),
        );
        const { missed, merged } = this.client.status;
        this.log.push({ kind: 'told-missed', member: this.name, at, count: missed });
        this.log.push({ kind: 'told-merged', member: this.name, at, count: merged });
        this.log.push({ kind: 'final-view', member: this.name, at, values });
    }

    /** Leaves, and hands the log over. */
    public async finish(): Promise<Entry[]> {
        await this.client.dispose();
        return this.log;
    }

    private fireOwed(seconds: number): void {
        const { playing } = this;
        if (playing === null) return;
        this.owedWrites += playing.sharedWritesPerSecond * seconds;
        for (; this.owedWrites >= 1; this.owedWrites -= 1) {
            this.writes += 1;
            this.client.setVariable(SHARED, `${this.name} ${this.writes}`);
        }
        this.owedEvents += playing.eventsPerSecond * seconds;
        const count = Math.min(Math.floor(this.owedEvents), playing.maxEvents - this.fired);
        this.owedEvents -= Math.floor(this.owedEvents);
        if (count > 0) this.fireFrame(count);
    }

    /** The frame's first event comes with a new value of the counter, as "set x, then broadcast" does. */
    private fireFrame(count: number): void {
        const counters = { n: this.fired + 1 };
        this.client.setVariable(counterName(this.name, 'n'), String(counters.n));
        for (let index = 0; index < count; index += 1) {
            this.fired += 1;
            const at = Math.round(labTime(performance.now()));
            this.client.fire(`e${this.fired % 7}`, String(this.fired), 'own');
            const doneAt = Math.round(labTime(performance.now()));
            this.log.push({ kind: 'fired', member: this.name, at, doneAt, event: this.fired, counters });
        }
    }
}
