import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** A server in a process of its own, of which the CPU time is read. */
export interface ServerUnderTest {
    readonly port: number;
    /** CPU time of the process so far, in microseconds. */
    cpuMicroseconds(): Promise<number>;
    stop(): void;
}

/** The built mesh server, as `npm start` runs it. */
export async function startMesh(): Promise<ServerUnderTest> {
    // Events have to stay readable for as long as the measurement takes.
    const env = { ...process.env, MESH_EVENT_TTL_SECONDS: '60', MESH_API_KEY: '' };
    const args = [join(__dirname, '../dist/server.js'), '--port', '0', '--host', '127.0.0.1'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const port = await new Promise<number>((resolve, reject) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
            const found = /listening on http:\/\/localhost:(\d+)/.exec(line);
            if (found !== null) resolve(Number(found[1]));
        });
        child.once('exit', () => reject(new Error('The mesh server did not start: see the lines above.')));
    });
    return {
        port,
        async cpuMicroseconds() {
            const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
            return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]) * 1e6;
        },
        stop: () => void child.kill(),
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
    const [message] = answer;
    const value: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
    if (typeof value !== 'number') throw new Error(`A peer did not tell its ${name}.`);
    return value;
}
