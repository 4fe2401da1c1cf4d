import { createDynamoStore, type DynamoStore } from '../../src/store/dynamodb';
import { LocalDynamo } from '../dynamodb/local';
import { storeContract } from './store-contract';

describe('on DynamoDB Local', () => {
    let local: LocalDynamo;
    beforeAll(async () => {
        local = await LocalDynamo.start();
    }, 60_000);
    afterAll(() => local.stop());

    async function createStore(): Promise<DynamoStore> {
        const { client } = local;
        return createDynamoStore({
            client,
            table: await local.table(),
            eventTtlSeconds: 10,
            pollingIntervalSeconds: 2,
        });
    }
    storeContract('DynamoDB', createStore);
});
