import type { MeshCore } from '../core/mesh-core';
import { MeshError } from '../wire/errors';
import { parseCommands, type Arguments, type ChangeName, type Command, type Results } from './commands';
import { LogUnreachable, type CommandLog, type LogEntry, type LogReader, type Snapshot } from './command-log';
import { Replica, type ReplicaParts } from './replica';

/** Milliseconds that a change may take through the log. Clients ask again by then. */
const ANSWER_MAX_MS = 10_000;
/** Milliseconds of work on entries before the event loop gets a turn. */
const SLICE_MS = 10;

/** What a SharedCore needs. */
export interface SharedCoreParts extends ReplicaParts {
    readonly log: CommandLog;
    /** A new unguessable id, 32 hex digits. */
    readonly randomId: () => string;
    /** Subscribers of this server missed messages and have to reconnect. */
    readonly onMissed: () => void;
    readonly onReachable: (isReachable: boolean) => void;
    /** An unexpected failure. */
    readonly onFailure: (thrown: unknown) => void;
    /** Milliseconds since a fixed moment. */
    readonly monotonic: () => number;
}

/** A change that this server sent to the log. */
interface OwnChange {
    readonly command: Command<ChangeName>;
    /** Performs it and answers the caller. */
    readonly perform: (replica: Replica) => Promise<void>;
    readonly fail: (reason: Error) => void;
}

/** A question that waits until this server has taken an entry. */
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
 * Groups that several servers share. Each change first goes into the log. Every server performs the log's changes in
 * their order. The server that was asked answers, and each server pushes to its own subscribers.
 */
export class SharedCore implements LogReader {
    private copy: Replica;
    private number = 0;
    private gathered: OwnChange[] = [];
    private lastBatch = 0;
    private readonly origin: string;
    private readonly batches = new Map<string, Batch>();
    private readonly waiting = new Set<Waiter>();
    private newest: Promise<number> | null = null;
    private tickedAt = Number.NEGATIVE_INFINITY;

    public constructor(private readonly parts: SharedCoreParts) {
        this.copy = new Replica(parts, null);
        this.origin = parts.randomId();
    }

    public get taken(): number {
        return this.number;
    }

    /** This server's copy of the groups. */
    public get replica(): Replica {
        return this.copy;
    }

    /** Advances the groups' time unless a server did so within `everyMs`, and gives up changes that take too long. */
    public async tick(everyMs: number): Promise<void> {
        const now = this.parts.monotonic();
        this.giveUp(now - ANSWER_MAX_MS, 'The shared log did not answer in time.');
        if (this.hasGroups() && now - this.tickedAt >= everyMs) await this.change('tick', null);
    }

    /** Makes a change. @throws {MeshError} as the operation does @throws {LogUnreachable} if it is unknown whether it was made */
    public change<Name extends ChangeName>(
        name: Name,
        args: Arguments[Name],
        ids: readonly string[] = [],
    ): Promise<Results[Name]> {
        const command = { name, args, ids };
        return new Promise((resolve, reject) => {
            this.gather({
                command,
                perform: (replica) => replica.perform(command).then(resolve, reject),
                fail: reject,
            });
        });
    }

    /** Answers a question after all changes so far, of every server. @throws {LogUnreachable} */
    public async ask<Answer>(question: (core: MeshCore) => Promise<Answer>): Promise<Answer> {
        // Questions of one turn of the event loop ask the log once.
        this.newest ??= Promise.resolve().then(() => {
            this.newest = null;
            return this.parts.log.newest();
        });
        await this.untilTaken(await this.newest);
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
            this.resolveWaiters();
            if (this.parts.monotonic() - began < SLICE_MS) continue;
            await new Promise((resolve) => setImmediate(resolve));
            began = this.parts.monotonic();
        }
    }

    public async restore({ number, pieces }: Snapshot): Promise<void> {
        const hadGroups = this.hasGroups();
        this.copy = new Replica(this.parts, pieces);
        this.number = number;
        if (hadGroups) this.parts.onMissed();
        this.resolveWaiters();
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
            const reason = 'The shared log cannot be reached.';
            for (const { reject } of this.waiting) reject(new LogUnreachable(reason));
            this.waiting.clear();
            this.giveUp(this.parts.monotonic(), reason);
        }
        this.parts.onReachable(isReachable);
    }

    /** Gives up what was sent by then. If the log has it after all, it is performed like another server's. */
    private giveUp(sentBy: number, reason: string): void {
        for (const [origin, { sentAt }] of this.batches)
            if (sentAt <= sentBy) this.failBatch(origin, new LogUnreachable(reason));
    }

    private failBatch(origin: string, reason: Error): void {
        for (const { fail } of this.batches.get(origin)?.changes ?? []) fail(reason);
        this.batches.delete(origin);
    }

    private hasGroups(): boolean {
        return this.copy.store.counts().groups > 0;
    }

    private gather(change: OwnChange): void {
        this.gathered.push(change);
        if (this.gathered.length === 1) queueMicrotask(() => this.send());
    }

    /** One entry holds the changes of one turn of the event loop. */
    private send(): void {
        const changes = this.gathered;
        this.gathered = [];
        this.lastBatch += 1;
        const origin = `${this.origin}:${this.lastBatch}`;
        this.batches.set(origin, { changes, sentAt: this.parts.monotonic() });
        const body = JSON.stringify(changes.map(({ command }) => command));
        this.parts.log.append(origin, body).catch((error: unknown) => {
            this.failBatch(origin, error instanceof Error ? error : new LogUnreachable(String(error)));
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
            // The server that was asked returns the refusal to the caller.
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

    private resolveWaiters(): void {
        for (const waiter of this.waiting)
            if (waiter.number <= this.number) {
                this.waiting.delete(waiter);
                waiter.resolve();
            }
    }
}
