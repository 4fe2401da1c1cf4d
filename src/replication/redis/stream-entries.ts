import * as v from 'valibot';
import type { LogEntry } from '../command-log';

/** An entry with its stream id: milliseconds by Redis's clock, a hyphen, and a number. */
interface StreamEntry {
    readonly id: string;
    readonly entry: LogEntry;
}

const ENTRY = v.object({
    id: v.string(),
    message: v.object({ number: v.string(), origin: v.string(), body: v.string() }),
});
const ANSWER = v.nullable(v.tuple([v.object({ messages: v.array(ENTRY) })]));

/** The entries in a reply to XREAD for one stream. @throws {Error} if it is something else */
export function streamEntries(answer: unknown): StreamEntry[] {
    const [stream] = v.parse(ANSWER, answer) ?? [];
    return (stream?.messages ?? []).map(({ id, message: { number, origin, body } }) => ({
        id,
        entry: { number: Number(number), at: Number.parseInt(id, 10), origin, body },
    }));
}
