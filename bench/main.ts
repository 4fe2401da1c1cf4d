// One run, one table. Compare rows of one run, not numbers of two machines. Run it on an idle machine.
import { bundleKiB } from './bundle-size';
import { meshFanOut, relayFanOut, yogaFanOut, type FanOutResult } from './fan-out';
import { meshPolling, peerPolling, type PollingResult } from './polling';
import { printTable, type Row } from './table';

/** First goals. Each should be exceeded. */
const FAN_OUT_AIM_US = 20;
const POLL_EMPTY_AIM_US = 50;
const POLL_TEN_AIM_US = 80;
const FRAME_AIM_US = 50;
const FRAME_AIM_VARIABLES = 100;
const BUNDLE_AIM_KIB = 70;

/** Messages a second in each group of forty: one from each member, and the most that a class can send on purpose. */
const LESSON = 40;
const BUSY = 200;

function fanOutRow(what: string, result: FanOutResult, aim?: number): Row {
    const note = `${Math.round(result.deliveriesPerSecond)} deliveries/s`;
    return { what, value: result.microsecondsPerDelivery, unit: 'µs', note, ...(aim !== undefined && { aim }) };
}

function pollingRows(what: string, { noEvents, tenEvents }: PollingResult, aims: readonly number[] = []): Row[] {
    const [empty, ten] = aims;
    return [
        { what: `poll, 0 events: ${what}`, value: noEvents, unit: 'µs', ...(empty !== undefined && { aim: empty }) },
        { what: `poll, 10 events: ${what}`, value: tenEvents, unit: 'µs', ...(ten !== undefined && { aim: ten }) },
    ];
}

async function fanOutRows(): Promise<Row[]> {
    return [
        fanOutRow('fan-out, lesson: mesh', await meshFanOut(LESSON, true), FAN_OUT_AIM_US),
        fanOutRow('fan-out, lesson: mesh, an id for each member', await meshFanOut(LESSON, false), FAN_OUT_AIM_US),
        fanOutRow('fan-out, lesson: ws relay', await relayFanOut(LESSON)),
        fanOutRow('fan-out, lesson: graphql-yoga + graphql-ws', await yogaFanOut(LESSON)),
        fanOutRow('fan-out, busy: mesh', await meshFanOut(BUSY, true), FAN_OUT_AIM_US),
        fanOutRow('fan-out, busy: mesh, an id for each member', await meshFanOut(BUSY, false), FAN_OUT_AIM_US),
        fanOutRow('fan-out, busy: ws relay', await relayFanOut(BUSY)),
    ];
}

async function frameRows(): Promise<Row[]> {
    const { frameCost } = await import('./frame');
    return (await frameCost()).map(({ variables, microsecondsPerFrame }) => ({
        what: `VM frame, ${variables} stage variables`,
        value: microsecondsPerFrame,
        unit: 'µs',
        ...(variables <= FRAME_AIM_VARIABLES && { aim: FRAME_AIM_US }),
    }));
}

async function bundleRows(): Promise<Row[]> {
    const rows: Row[] = [];
    for (const name of ['scratch-mesh.js', 'scratch-mesh-offline.js']) {
        const value = await bundleKiB(name);
        if (value === undefined) throw new Error(`dist/${name} has not been built`);
        rows.push({ what: `${name}, gzip`, value, unit: 'KiB', ...(rows.length === 0 && { aim: BUNDLE_AIM_KIB }) });
    }
    return rows;
}

/** Runs one part. A part that cannot be measured is left out, with the reason, and fails the run. */
async function part(title: string, measure: () => Promise<Row[]>): Promise<Row[]> {
    console.error(`measuring ${title} …`);
    try {
        return await measure();
    } catch (thrown) {
        console.error(`${title} was not measured: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        process.exitCode = 1;
        return [];
    }
}

async function main(): Promise<void> {
    const rows = [
        ...(await part('fan-out, CPU of the server for one delivered message', fanOutRows)),
        ...(await part('polling, CPU of the server for one request', async () => [
            ...pollingRows('mesh', await meshPolling(), [POLL_EMPTY_AIM_US, POLL_TEN_AIM_US]),
            ...pollingRows('node:http alone', await peerPolling('plain-http')),
            ...pollingRows('graphql-yoga', await peerPolling('yoga')),
        ])),
        ...(await part('what the extension adds to a frame of the VM', frameRows)),
        ...(await part('the size of the bundles', bundleRows)),
    ];
    if (!printTable(rows)) process.exitCode = 1;
    process.exit();
}

void main();
