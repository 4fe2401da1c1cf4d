import { randomBytes } from 'node:crypto';
import { LogUnreachable, type CommandLog, type LogReader } from '../command-log';
import { redisConnection, redisFacts, type RedisConnection } from './connection';
import { recover } from './recovery';
import { logKeys, type LogKeys } from './scripts';
import { streamEntries } from './stream-entries';
import { writePieces } from './write-pieces';

/** Milliseconds that one read waits for an entry. */
const BLOCK_MS = 1_000;
/** Entries in one answer. */
const ENTRIES_AT_ONCE = 256;
/** Milliseconds before the next try after a failure. */
const RETRY_MS = 200;
/** Entries and bytes after which a snapshot replaces the log: a server that starts reads so much within a second. */
const SNAPSHOT_EVERY = { entries: 10_000, bytes: 16 * 1024 * 1024 };
/** Milliseconds that a server may take for a snapshot before another server may try. */
const SNAPSHOT_MAX_MS = 30_000;
/** The id before the first of a stream. */
const START = '0-0';

/** Where Redis or Valkey keeps the log. */
export interface RedisLogOptions {
    /** `redis://` or `rediss://`. Version 6.2 or newer. */
    readonly url: string;
    /** Logs in one Redis have different names. */
    readonly name: string;
    /** Writes a line for the operator of the server. */
    readonly log: (line: string) => void;
}

/** The log as a Redis stream. A snapshot replaces its beginning from time to time. */
export class RedisLog implements CommandLog {
    private readonly keys: LogKeys;
    private readonly writing: RedisConnection;
    private readonly following: RedisConnection;
    /** The run of Redis to which the log is known to belong; null after a loss, until `join`. */
    private run: string | null = null;
    private lastRun = '';
    private lastId = START;
    private since = { entries: 0, bytes: 0 };
    private isClosed = false;
    private isReachable = true;
    private ended: Promise<void> = Promise.resolve();

    public constructor(private readonly options: RedisLogOptions) {
        const lost = () => this.lose();
        this.keys = logKeys(options.name);
        this.writing = redisConnection(options.url, lost);
        this.following = redisConnection(options.url, lost);
    }

    public async open(reader: LogReader): Promise<void> {
        try {
            await Promise.all([this.writing.connect(), this.following.connect()]);
            await this.join(reader);
        } catch (error) {
            this.destroy();
            throw error;
        }
        this.ended = this.follow(reader);
    }

    public async append(origin: string, body: string): Promise<void> {
        const run = this.knownRun();
        const number = await reached(this.writing.append(this.keys, run, origin, body));
        if (number < 0) throw this.unreachable();
    }

    public async newest(): Promise<number> {
        const run = this.knownRun();
        const [count, ofRun] = await reached(this.writing.hmGet(this.keys.meta, ['count', 'run']));
        if (ofRun !== run) throw this.unreachable();
        return Number(count ?? 0);
    }

    public async secret(): Promise<string> {
        const secret = await reached(this.writing.hGet(this.keys.meta, 'secret'));
        if (secret === null) throw this.unreachable();
        return secret;
    }

    public async close(): Promise<void> {
        this.isClosed = true;
        this.destroy();
        await this.ended;
    }

    private destroy(): void {
        for (const client of [this.writing, this.following]) if (client.isOpen) client.destroy();
    }

    private knownRun(): string {
        if (this.run === null) throw this.unreachable();
        return this.run;
    }

    private unreachable(): LogUnreachable {
        this.lose();
        return new LogUnreachable('The shared log cannot be reached.');
    }

    /** Refuses appends until `join` knows what became of the log. */
    private lose(): void {
        this.run = null;
    }

    private async follow(reader: LogReader): Promise<void> {
        while (!this.isClosed)
            try {
                if (this.run === null) await this.join(reader);
                this.report(reader, true);
                if (!(await this.read(reader, BLOCK_MS))) continue;
                if (this.since.entries >= SNAPSHOT_EVERY.entries || this.since.bytes >= SNAPSHOT_EVERY.bytes)
                    await this.keepSnapshot(reader);
            } catch (error) {
                this.lose();
                if (this.isClosed) return;
                this.report(reader, false, error);
                await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
            }
    }

    private report(reader: LogReader, isReachable: boolean, error?: unknown): void {
        if (this.isReachable === isReachable) return;
        this.isReachable = isReachable;
        reader.reachable(isReachable);
        this.options.log(
            isReachable
                ? 'Redis can be reached again: the groups continue.'
                : `Redis cannot be reached (${String(error)}): members wait until it is back.`,
        );
    }

    /** Finds out what the log holds, and begins a new one if Redis was restarted. */
    private async join(reader: LogReader): Promise<void> {
        const { run, uptimeSeconds } = await redisFacts(this.writing);
        if (this.lastRun !== run) this.lastId = START;
        if ((await this.writing.hGet(this.keys.meta, 'run')) !== run) {
            await this.catchUp(reader);
            await recover({ client: this.writing, keys: this.keys, run, uptimeSeconds, reader, newSecret });
            this.lastId = START;
        }
        const base = Number(await this.writing.hGet(this.keys.meta, 'base'));
        // A server that is not where the new log begins lacks entries, or has some that the others lack.
        if (this.lastRun !== run && reader.taken !== base) await this.load(reader);
        this.lastRun = run;
        await this.catchUp(reader);
        this.run = run;
    }

    /** Takes all entries. */
    private async catchUp(reader: LogReader): Promise<void> {
        if (reader.taken === 0) await this.load(reader);
        while (await this.read(reader, null)) continue;
    }

    /** Replaces the reader's state by the snapshot. */
    private async load(reader: LogReader): Promise<void> {
        const [number, pieces] = await this.writing
            .multi()
            .hGet(this.keys.meta, 'snapshot')
            .lRange(this.keys.snapshot, 0, -1)
            .execTyped();
        await reader.restore({ number: Number(number ?? 0), pieces: pieces.length === 0 ? null : pieces });
        this.lastId = START;
    }

    /** Takes the next entries; false if there are none. */
    private async read(reader: LogReader, blockMs: number | null): Promise<boolean> {
        const answer = await this.following.xRead(
            { key: this.keys.log, id: this.lastId },
            { COUNT: ENTRIES_AT_ONCE, ...(blockMs !== null && { BLOCK: blockMs }) },
        );
        const entries = streamEntries(answer);
        const last = entries.at(-1);
        if (last === undefined) return false;
        let next = entries.filter(({ entry }) => entry.number > reader.taken);
        // The log no longer has the next entry: this server was too slow, or slept.
        if (next[0] !== undefined && next[0].entry.number !== reader.taken + 1) {
            await this.load(reader);
            next = next.filter(({ entry }) => entry.number > reader.taken);
            if (next[0] !== undefined && next[0].entry.number !== reader.taken + 1)
                throw new Error(
                    `the log continues with entry ${next[0].entry.number} after a snapshot at ${reader.taken}`,
                );
        }
        await reader.take(next.map(({ entry }) => entry));
        this.lastId = last.id;
        this.since.entries += next.length;
        for (const { entry } of next) this.since.bytes += entry.body.length;
        return true;
    }

    private async keepSnapshot(reader: LogReader): Promise<void> {
        this.since = { entries: 0, bytes: 0 };
        const { keys, run } = this;
        const mine = await this.writing.set(keys.lock, '1', {
            condition: 'NX',
            expiration: { type: 'PX', value: SNAPSHOT_MAX_MS },
        });
        if (mine === null || run === null) return;
        const { number, pieces } = await reader.save();
        const written = await writePieces(this.writing, keys, pieces ?? []);
        await this.writing.keepSnapshot(keys, written, run, number, this.lastId);
        await this.writing.del(keys.lock);
    }
}

function newSecret(): string {
    return randomBytes(32).toString('hex');
}

async function reached<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
        return await answer;
    } catch (error) {
        throw new LogUnreachable(`The shared log did not answer: ${String(error)}`);
    }
}
