import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';
import { startServer } from '../test/server-process';

/** A peer's message. */
const NUMBERS = v.record(v.string(), v.number());

/** A server in its own process, whose CPU time is read. */
export interface ServerUnderTest {
    readonly port: number;
    /** CPU time of the process so far, in microseconds. */
    cpuMicroseconds(): Promise<number>;
    stop(): void;
}

/** The built mesh server, as `npm start` runs it. */
export async function startMesh(): Promise<ServerUnderTest> {
    // Events must stay readable for as long as the measurement takes.
    const server = await startServer({ MESH_EVENT_TTL_SECONDS: '60', MESH_API_KEY: '' });
    const { port } = server;
    return {
        port,
        async cpuMicroseconds() {
            const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
            return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]) * 1e6;
        },
        stop: () => void server.stop(),
    };
}

/** A peer from bench/peers. */
export async function startPeer(name: 'ws-relay' | 'plain-http' | 'yoga'): Promise<ServerUnderTest> {
    const child = fork(join(__dirname, 'peers', `${name}.ts`), { execArgv: ['--import', 'tsx'] });
    const port = await numberFrom(child, 'port');
    return {
        port,
        cpuMicroseconds() {
            const answer = numberFrom(child, 'cpuMicroseconds');
            child.send('cpu');
            return answer;
        },
        stop: () => void child.kill(),
    };
}

async function numberFrom(child: ChildProcess, name: string): Promise<number> {
    const answer: readonly unknown[] = await once(child, 'message');
    const value = v.parse(NUMBERS, answer[0])[name];
    if (value === undefined) throw new Error(`A peer did not send its ${name}.`);
    return value;
}
