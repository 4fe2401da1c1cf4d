// One member: the real client over real sockets, played frame by frame, and a log of all that it did and saw.
import WebSocket from 'ws';
import type { MeshClient, MeshEvent } from '../../../src/client/client';
import { createMeshClient } from '../../../src/client/create-client';
import { browserEnvironment } from '../../../src/client/environment';
import { counterName } from '../checker/variables';
import type { Entry, MemberName } from '../history';
import type { MemberSetup, Play, Progress } from './tab-calls';

/** The variable that everybody writes. */
const SHARED = 'shared';
/** A frame after a sleep fires no more than one that was late. */
const FRAME_MAX_MS = 100;

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

/** A member's name as a node id: 32 hexadecimal digits. */
function nodeIdOf(member: MemberName): string {
    return Buffer.from(member).toString('hex').padEnd(32, '0');
}

function memberOf(nodeId: string): MemberName {
    return Buffer.from(nodeId.replace(/(00)+$/, ''), 'hex').toString();
}

type Received = Pick<Extract<Entry, { kind: 'received' }>, 'from' | 'event'>;

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
    /** What the clock showed when the client last looked: the machine may pause between its look and ours. */
    private toldTime = Date.now();

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
            now: () => {
                this.toldTime = Date.now();
                return this.toldTime + skewMs;
            },
            newId: () => nodeIdOf(member),
            page: { ...environment.page, origin: () => origin },
            warn: () => undefined,
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

    /** One frame: the project fires, then what is due is delivered. */
    public frame(): void {
        const at = Date.now();
        const frameMs = at - this.lastFrame;
        this.lastFrame = at;
        let delivered = at;
        this.fireOwed(Math.min(frameMs, FRAME_MAX_MS) / 1000);
        const arrived: Received[] = [];
        this.client.deliverDue((event) => {
            delivered = this.toldTime;
            arrived.push(receivedOf(event));
            return true;
        });
        for (const { from, event } of arrived) {
            const seen = Number(this.client.variables.get(counterName(from, 'n')) ?? 0);
            const counters = { n: seen };
            this.log.push({ kind: 'received', member: this.name, at: delivered, from, event, frameMs, counters });
        }
        this.received += arrived.length;
    }

    /** Notes the final view and what the member was told it missed. */
    public look(): void {
        const at = Date.now();
        const values = Object.fromEntries(
            this.client.variables.names().map((name) => [name, this.client.variables.get(name) ?? '']),
        );
        this.log.push({ kind: 'told-missed', member: this.name, at, count: this.client.status.missed });
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
            this.client.fire(`e${this.fired % 7}`, String(this.fired), 'own');
            this.log.push({ kind: 'fired', member: this.name, at: this.toldTime, event: this.fired, counters });
        }
    }
}

function receivedOf({ sender, payload }: MeshEvent): Received {
    return { from: memberOf(sender), event: Number(payload) };
}
