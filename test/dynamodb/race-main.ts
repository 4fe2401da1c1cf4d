// `npm run race -- --events 100000 --seed 1`: sixty writers and twenty readers on DynamoDB Local.
import { parseArgs } from 'node:util';
import { LocalDynamo } from './local';
import { race } from './race';

async function main(): Promise<void> {
    const { values } = parseArgs({ options: { events: { type: 'string' }, seed: { type: 'string' } } });
    const local = await LocalDynamo.start();
    try {
        const outcome = await race({
            client: local.client,
            table: await local.table(),
            // None of them writes more than its share of the group's log, which keeps everything here.
            writers: 60,
            readers: 20,
            stores: 4,
            events: Number(values.events ?? 100_000),
            seed: Number(values.seed ?? 1),
        });
        process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
        process.exitCode = outcome.violation === null ? 0 : 1;
    } finally {
        await local.stop();
    }
}

void main();
