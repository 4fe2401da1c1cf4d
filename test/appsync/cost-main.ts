// `npm run cost -- --members 5 --minutes 35`: what a lesson costs on AWS, by WebSocket, by polling and mixed.
import { parseArgs } from 'node:util';
import { PRICES } from '../../deploy/prices';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { billOf, EVENTS_PER_MINUTE, keysOf, type LessonBill, type LessonKind } from './lesson';

const KINDS: readonly LessonKind[] = ['websocket', 'polling', 'mixed'];

const { values } = parseArgs({
    options: {
        members: { type: 'string', default: '5' },
        minutes: { type: 'string', default: '35' },
        /** Seconds for which the steady part is watched: two heartbeats of a host, one of a member. */
        watch: { type: 'string', default: '120' },
    },
});

function numberOf(name: 'members' | 'minutes' | 'watch', max: number): number {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1 || value > max)
        throw new Error(`--${name} must be a whole number from 1 to ${max}; it is "${values[name]}".`);
    return value;
}

function usd(amount: number): string {
    return amount.toFixed(5).padStart(10);
}

function say(line: string): void {
    process.stdout.write(`${line}\n`);
}

function printOperations(bills: readonly LessonBill[]): void {
    const names = [...new Set(bills.flatMap(({ operations }) => [...operations.keys()]))].sort();
    say(['operation'.padEnd(24), ...KINDS.map((kind) => kind.padStart(11))].join(''));
    for (const name of names) {
        const counts = bills.map(({ operations }) =>
            Math.round(operations.get(name) ?? 0)
                .toString()
                .padStart(11),
        );
        say(name.padEnd(24) + counts.join(''));
    }
}

function printPrices(bills: readonly LessonBill[]): void {
    say(['\npaid for'.padEnd(25), ...KINDS.flatMap((kind) => [`${kind}`.padStart(11), 'USD'.padStart(10)])].join(''));
    for (const name of keysOf(PRICES)) {
        const columns = bills.flatMap(({ used }) => [
            Math.round(used[name]).toString().padStart(11),
            usd(used[name] * PRICES[name]),
        ]);
        say(name.padEnd(24) + columns.join(''));
    }
    say('together'.padEnd(24) + bills.map((bill) => ' '.repeat(11) + usd(bill.usd)).join(''));
}

async function main(): Promise<void> {
    const members = numberOf('members', 40);
    const minutes = numberOf('minutes', 600);
    const watchMs = numberOf('watch', 3_600) * 1000;
    const { batchIntervalMilliseconds, pollingIntervalSeconds } = DEFAULT_SETTINGS;
    say(
        `${members} members, ${minutes} minutes; each sets a variable and broadcasts ${EVENTS_PER_MINUTE} times a minute.\n` +
            `Batches of ${batchIntervalMilliseconds} ms, polls every ${pollingIntervalSeconds} s. ` +
            `${watchMs / 1000} s are played in real time and taken for the rest.\n`,
    );
    const bills = await Promise.all(KINDS.map((kind) => billOf({ kind, members, minutes, watchMs })));
    printOperations(bills);
    printPrices(bills);
    for (const { plan, arrived, owed } of bills) {
        say(`${plan.kind}: ${arrived} of ${owed} events arrived while it was watched.`);
        if (arrived !== owed) process.exitCode = 1;
    }
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
