// Steps that must be atomic, as Redis scripts. All keys have the same hash tag, so a cluster keeps them on one node.
import { defineScript, type CommandParser } from '@redis/client';

/** Milliseconds after the last entry until Redis deletes a log: twice the longest life of a group. */
const FORGOTTEN_AFTER_MS = 2 * 86_400_000;

/** The keys of one log. */
export interface LogKeys {
    /** A stream of entries. */
    readonly log: string;
    /** A hash: `run` and `base`, `count`, `snapshot`, `secret`. */
    readonly meta: string;
    /** A list of the pieces of the snapshot at `meta.snapshot`. */
    readonly snapshot: string;
    /** Held by the server that writes a snapshot. */
    readonly lock: string;
    /** After a restart of Redis: each server, scored by the number of its last entry. */
    readonly offers: string;
}

/** The keys of a log. */
export function logKeys(name: string): LogKeys {
    const tag = `{${name}}`;
    return {
        log: `${tag}:log`,
        meta: `${tag}:meta`,
        snapshot: `${tag}:snapshot`,
        lock: `${tag}:lock`,
        offers: `${tag}:offers`,
    };
}

function pushKeys(parser: CommandParser, keys: readonly string[]): void {
    for (const key of keys) parser.pushKey(key);
}

/** Reads a number from a reply. */
function toNumber(reply: unknown): number {
    return Number(reply);
}

/** Appends an entry and returns its number; -1 if the log belongs to another run of Redis. */
export const APPEND = defineScript({
    NUMBER_OF_KEYS: 3,
    SCRIPT: `
        if redis.call('HGET', KEYS[2], 'run') ~= ARGV[1] then return -1 end
        local number = redis.call('HINCRBY', KEYS[2], 'count', 1)
        redis.call('XADD', KEYS[1], '*', 'number', number, 'origin', ARGV[2], 'body', ARGV[3])
        for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[4]) end
        return number`,
    parseCommand(parser: CommandParser, { log, meta, snapshot }: LogKeys, run: string, origin: string, body: string) {
        pushKeys(parser, [log, meta, snapshot]);
        parser.push(run, origin, body, String(FORGOTTEN_AFTER_MS));
    },
    transformReply: toNumber,
});

/**
 * The arguments of both scripts that install the snapshot `written`, of the state after entry `number`. `last` is the id of
 * that entry, or the secret of a log that begins.
 */
function pushInstallation(
    parser: CommandParser,
    { log, meta, snapshot }: LogKeys,
    written: string,
    run: string,
    number: number,
    last: string,
): void {
    pushKeys(parser, [log, meta, snapshot, written]);
    parser.push(run, String(number), last, String(FORGOTTEN_AFTER_MS));
}

/** Installs a newer snapshot and trims the log before it; 0 if the snapshot is not newer. */
export const KEEP_SNAPSHOT = defineScript({
    NUMBER_OF_KEYS: 4,
    SCRIPT: `
        local before = tonumber(redis.call('HGET', KEYS[2], 'snapshot') or '0')
        if redis.call('HGET', KEYS[2], 'run') ~= ARGV[1] or before >= tonumber(ARGV[2]) then
            redis.call('DEL', KEYS[4])
            return 0
        end
        redis.call('RENAME', KEYS[4], KEYS[3])
        redis.call('PEXPIRE', KEYS[3], ARGV[4])
        redis.call('HSET', KEYS[2], 'snapshot', ARGV[2])
        redis.call('XTRIM', KEYS[1], 'MINID', ARGV[3])
        return 1`,
    parseCommand: pushInstallation,
    transformReply: toNumber,
});

/** Begins a log for this run of Redis with a snapshot; 0 if another server has done so. */
export const BEGIN = defineScript({
    NUMBER_OF_KEYS: 4,
    SCRIPT: `
        if redis.call('HGET', KEYS[2], 'run') == ARGV[1] then
            redis.call('DEL', KEYS[4])
            return 0
        end
        redis.call('DEL', KEYS[1], KEYS[3])
        redis.call('RENAME', KEYS[4], KEYS[3])
        redis.call('PEXPIRE', KEYS[3], ARGV[4])
        redis.call('HSET', KEYS[2], 'run', ARGV[1], 'base', ARGV[2], 'count', ARGV[2], 'snapshot', ARGV[2])
        redis.call('HSETNX', KEYS[2], 'secret', ARGV[3])
        return 1`,
    parseCommand: pushInstallation,
    transformReply: toNumber,
});
