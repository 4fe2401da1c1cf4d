import { LocalDynamo } from '../dynamodb/local';
import type { Backend } from './backend';
import { conformance } from './conformance';
import { startServerProcess } from './server-process';

let local: Promise<LocalDynamo> | undefined;
let tables = 0;
afterAll(async () => (await local)?.stop());

conformance('the server process on DynamoDB Local', async (settings): Promise<Backend> => {
    local ??= LocalDynamo.start();
    const { endpoint } = await local;
    tables += 1;
    const table = `conformance-${String(tables)}`;
    return startServerProcess(settings, [
        ...['--store', 'dynamodb', '--table', table, '--endpoint', endpoint, '--create-table'],
    ]);
});
