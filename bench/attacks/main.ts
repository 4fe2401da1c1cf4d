// `npm run bench attacks [part of a name]`: what each hostile request costs other users, alone and on 64 connections at
// once.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ReportDataDocument } from '../../src/wire/operations';
import { hostileRequests, type HostileRequest } from '../../test/server/hostile-requests';
import { newGroup } from '../../test/server/test-server';
import { post, run } from '../../test/server/wire-client';
import { printTable, type Row } from '../table';
import type { HostileLoad } from './hostile-load';
import { HonestPair } from './honest-pair';
import { startWatchedServer, type WatchedServer } from './watched-server';

const HELD_AIM_MS = 50;
const HONEST_AIM_MS = 50;
const RSS_AIM_MIB = 512;
const CONNECTIONS = 64;
const ATTACK_MS = 5_000;
/** How often a request is sent alone. At first it is still being compiled. */
const ALONE_TIMES = 8;
/**
 * Milliseconds before and after it. The watch misses a block that begins before its first check, and sees it with its
 * next one.
 */
const WATCH_MS = 20;
/** The variables of the group that the most expensive requests read: 60 members with the maximum of variables. */
const MEMBERS = 60;
const VARIABLES = 200;
const ATTACKER = '127.0.0.2';
const MIB = 1024 * 1024;

type Group = Awaited<ReturnType<typeof newGroup>>;

async function fullGroup(url: string): Promise<Group> {
    const group = await newGroup(url, 'full');
    const data = Array.from({ length: VARIABLES }, (_, i) => ({ key: `variable ${i}`, value: `value ${i}` }));
    for (let member = 0; member < MEMBERS; member += 1)
        await run(url, ReportDataDocument, { ...group, nodeId: `member ${member}`, data });
    return group;
}

/** The median time for which one request blocked the loop, because the machine also has other work. */
async function alone(server: WatchedServer, { name, body }: HostileRequest): Promise<Row> {
    const held: number[] = [];
    let note = '';
    for (let time = 0; time < ALONE_TIMES; time += 1) {
        await server.seen();
        await pause(WATCH_MS);
        const { status, errors } = await post(server.url, body);
        await pause(WATCH_MS);
        held.push((await server.seen()).heldMs);
        note = `${Math.ceil(body.length / 1024)} KiB, answered ${status} ${errors[0]?.errorType ?? ''}`;
    }
    const median = held.sort((one, other) => one - other)[ALONE_TIMES / 2] ?? Number.NaN;
    return { what: `loop held: ${name}`, value: median, unit: 'ms', aim: HELD_AIM_MS, note };
}

async function underLoad(
    server: WatchedServer,
    name: string,
    load: Omit<HostileLoad, 'url' | 'connections'>,
): Promise<Row[]> {
    console.error(`measuring ${CONNECTIONS} × ${name} …`);
    const pair = await HonestPair.join(server.url, await newGroup(server.url, 'honest'));
    const attacker = fork(join(__dirname, 'hostile-load.ts'), { execArgv: ['--import', 'tsx'] });
    const task: HostileLoad = { ...load, url: server.url, connections: CONNECTIONS };
    attacker.send(task);
    await pause(ATTACK_MS / 5);
    await server.seen();
    pair.begin();
    await pause(ATTACK_MS);
    const { rssBytes, heldMs } = await server.seen();
    const value = await pair.end();
    attacker.kill('SIGKILL');
    const note = `loop held ${heldMs.toFixed(0)} ms at most`;
    return [
        { what: `honest p95: ${CONNECTIONS} × ${name}`, value, unit: 'ms', aim: HONEST_AIM_MS, note },
        { what: `memory: ${CONNECTIONS} × ${name}`, value: rssBytes / MIB, unit: 'MiB', aim: RSS_AIM_MIB },
    ];
}

async function main(): Promise<void> {
    const server = await startWatchedServer();
    const group = await fullGroup(server.url);
    const wanted = process.argv[3] ?? '';
    const requests = hostileRequests(group).filter(({ name }) => name.includes(wanted));
    const rows: Row[] = [];
    for (const request of requests) rows.push(await alone(server, request));
    const quiet = await HonestPair.join(server.url, await newGroup(server.url, 'quiet'));
    quiet.begin();
    await pause(ATTACK_MS);
    rows.push({ what: 'honest p95: nobody else', value: await quiet.end(), unit: 'ms', aim: HONEST_AIM_MS });
    for (const { name, body } of requests)
        rows.push(...(await underLoad(server, name, { body, from: ATTACKER, unread: false })));
    for (const { name, body } of requests.slice(-2))
        rows.push(...(await underLoad(server, `${name}, unread`, { body, from: ATTACKER, unread: true })));
    server.stop();
    if (!printTable(rows)) process.exitCode = 1;
    process.exit();
}

main().catch((thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
});
