import type { MeshCore } from '../core/mesh-core';
import { MeshError } from '../wire/errors';
import type { ChangeName, ArgumentsOf, Command, ResultOf } from './commands';
import { parseCommands } from './commands';
import { LogUnreachable, type CommandLog, type LogEntry, type LogReader, type Snapshot } from './command-log';
import { Replica, type ReplicaParts } from './replica';

/** Milliseconds after which a change is given up that the log took but nobody performed: clients ask again by then. */
const ANSWER_MAX_MS = 10_000;
/** Milliseconds for which entries are taken before others get their turn. */
const SLICE_MS = 10;

/** What the shared groups are made of. */
export interface SharedCoreParts extends ReplicaParts {
    readonly log: CommandLog;
    /** A new unguessable id, 32 hex digits. */
    readonly randomId: () => string;
    /** Called where messages were missed: whoever listens here has to connect anew. */
    readonly onMissed: () => void;
    readonly onReachable: (isReachable: boolean) => void;
    /** Something failed that should not. */
    readonly onFailure: (thrown: unknown) => void;
    /** Milliseconds since some moment. */
    readonly monotonic: () => number;
}

/** A change of this server's own on its way through the log. */
interface OwnChange {
    readonly command: Command<ChangeName>;
    /** Performs it and settles who waits. */
    readonly perform: (replica: Replica) => Promise<void>;
    readonly fail: (reason: Error) => void;
}

/** Who waits until an entry has been taken. */
interface Waiter {
    readonly number: number;
    readonly resolve: () => void;
    readonly reject: (reason: Error) => void;
}

interface Batch {
    readonly changes: readonly OwnChange[];
    readonly sentAt: number;
}

/**
 * The groups that several servers share: each change goes into the log first, and every server performs what the log
 * holds, in its order. Who asked is answered by its own server, and each server pushes to its own subscribers.
 */
export class SharedCore implements LogReader {
    private replica: Replica;
    private number = 0;
    private gathered: OwnChange[] = [];
    private lastBatch = 0;
    private readonly origin: string;
    private readonly batches = new Map<string, Batch>();
    private readonly waiting = new Set<Waiter>();
    private newest: Promise<number> | null = null;
    private tickedAt = Number.NEGATIVE_INFINITY;

    public constructor(private readonly parts: SharedCoreParts) {
        this.replica = new Replica(parts, null);
        this.origin = parts.randomId();
    }

    public get taken(): number {
        return this.number;
    }

    /** What `/healthz` and `/metrics` tell. */
    public counts(): { readonly groups: number; readonly members: number } {
        return this.replica.counts();
    }

    /** Bytes that all groups take. */
    public bytes(): number {
        return this.replica.bytes();
    }

    /** The time by which the groups live. */
    public now(): number {
        return this.replica.now();
    }

    /** Lets time pass for the groups, where no server did within the last `everyMs`, and gives up what takes too long. */
    public async tick(everyMs: number): Promise<void> {
        const now = this.parts.monotonic();
        for (const [origin, { sentAt, changes }] of this.batches)
            if (now - sentAt > ANSWER_MAX_MS) {
                this.batches.delete(origin);
                for (const { fail } of changes) fail(new LogUnreachable('The shared log did not answer in time.'));
            }
        if (this.counts().groups > 0 && now - this.tickedAt >= everyMs) await this.change('tick', null);
    }

    /** Makes a change. @throws {MeshError} as the operation does @throws {LogUnreachable} where it may not have been made */
    public change<Name extends ChangeName>(
        name: Name,
        args: ArgumentsOf<Name>,
        ids: readonly string[] = [],
    ): Promise<ResultOf<Name>> {
        const command = { name, args, ids };
        return new Promise((resolve, reject) => {
            this.gather({
                command,
                perform: (replica) => replica.perform(command).then(resolve, reject),
                fail: reject,
            });
        });
    }

    /** Asks what every change so far has led to, whichever server made it. @throws {LogUnreachable} */
    public async ask<Answer>(question: (core: MeshCore) => Promise<Answer>): Promise<Answer> {
        // All who ask within one turn of the event loop ask the log once.
        this.newest ??= Promise.resolve().then(() => {
            this.newest = null;
            return this.parts.log.newest();
        });
        await this.untilTaken(await this.newest);
        return question(this.replica.core);
    }

    /** The same without asking the log: a change of one's own has just been made. */
    public askHere<Answer>(question: (core: MeshCore) => Promise<Answer>): Promise<Answer> {
        return question(this.replica.core);
    }

    public async take(entries: readonly LogEntry[]): Promise<void> {
        let began = this.parts.monotonic();
        for (const entry of entries) {
            if (entry.number <= this.number) continue;
            this.replica.advance(entry.at);
            const own = this.batches.get(entry.origin);
            this.batches.delete(entry.origin);
            await (own === undefined ? this.performOthers(entry) : this.performOwn(own));
            this.number = entry.number;
            this.tellTaken();
            if (this.parts.monotonic() - began < SLICE_MS) continue;
            await new Promise((resolve) => setImmediate(resolve));
            began = this.parts.monotonic();
        }
    }

    public async restore({ number, pieces }: Snapshot): Promise<void> {
        const hadGroups = this.counts().groups > 0;
        this.replica = new Replica(this.parts, pieces);
        this.number = number;
        if (hadGroups) this.parts.onMissed();
        this.tellTaken();
    }

    public async save(): Promise<Snapshot> {
        const pieces: string[] = [];
        for (const piece of this.replica.pieces()) {
            pieces.push(piece);
            await new Promise((resolve) => setImmediate(resolve));
        }
        return { number: this.number, pieces };
    }

    public reachable(isReachable: boolean): void {
        if (!isReachable) {
            for (const { reject } of this.waiting) reject(new LogUnreachable('The shared log cannot be reached.'));
            this.waiting.clear();
        }
        this.parts.onReachable(isReachable);
    }

    private gather(change: OwnChange): void {
        this.gathered.push(change);
        if (this.gathered.length === 1) queueMicrotask(() => this.send());
    }

    /** One entry holds what was asked within one turn of the event loop. */
    private send(): void {
        const changes = this.gathered;
        this.gathered = [];
        this.lastBatch += 1;
        const origin = `${this.origin}:${this.lastBatch}`;
        this.batches.set(origin, { changes, sentAt: this.parts.monotonic() });
        const body = JSON.stringify(changes.map(({ command }) => command));
        this.parts.log.append(origin, body).catch((error: unknown) => {
            // What was not taken after all may still come: it is then performed as anybody else's.
            this.batches.delete(origin);
            const reason = error instanceof Error ? error : new LogUnreachable(String(error));
            for (const { fail } of changes) fail(reason);
        });
    }

    private async performOwn({ changes }: Batch): Promise<void> {
        for (const { command, perform } of changes) {
            this.note(command);
            await perform(this.replica);
        }
    }

    private async performOthers({ body }: LogEntry): Promise<void> {
        for (const command of parseCommands(body)) {
            this.note(command);
            // Who asked is refused by its own server.
            await this.replica.perform(command).catch((thrown: unknown) => {
                if (!(thrown instanceof MeshError)) this.parts.onFailure(thrown);
            });
        }
    }

    private note({ name }: Command<ChangeName>): void {
        if (name === 'tick') this.tickedAt = this.parts.monotonic();
    }

    private untilTaken(number: number): Promise<void> {
        if (this.number >= number) return Promise.resolve();
        return new Promise((resolve, reject) => this.waiting.add({ number, resolve, reject }));
    }

    private tellTaken(): void {
        for (const waiter of this.waiting)
            if (waiter.number <= this.number) {
                this.waiting.delete(waiter);
                waiter.resolve();
            }
    }
}
