import type { ExecutionResult } from 'graphql';
import { AnswerBudget, ANSWER_MAX_BYTES } from '../../../src/server/graphql/answer-budget';
import { CreationLimit } from '../../../src/server/graphql/creation-limit';
import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { guardedSchema } from '../../../src/server/graphql/guarded-schema';
import { executableSchema } from '../../../src/wire/executable-schema';
import type { NodeStatus } from '../../../src/wire/types';
import { contractDouble } from './contract-double';

const ALIASES = 5;

/** One member's variables, of that many bytes. */
function statuses(bytes: number): NodeStatus[] {
    const [groupId, domain, timestamp] = ['g', 'd', '2026-01-11T13:22:00.123Z'];
    return [{ nodeId: 'n', groupId, domain, timestamp, data: [{ key: 'k', value: 'x'.repeat(bytes) }] }];
}

/** Asks for five lists of `bytes` bytes each, over and over: from its second run on an operation is compiled. */
class Lists {
    /** What happened in the last run, in order. */
    public readonly seen: string[] = [];
    private readonly documents: DocumentCache;

    public constructor(bytes: number) {
        const listGroupStatuses = async ({ groupId }: { groupId: string }) => {
            this.seen.push(`begin ${groupId}`);
            await Promise.resolve();
            this.seen.push(`end ${groupId}`);
            return statuses(bytes);
        };
        const schema = executableSchema({ ...contractDouble(), listGroupStatuses });
        this.documents = new DocumentCache(guardedSchema(schema, new CreationLimit(() => 0)));
    }

    public async run(): Promise<ExecutionResult> {
        this.seen.splice(0);
        const field = (i: number) => `a${i}: listGroupStatuses(groupId: "${i}", domain: "d") { data { value } }`;
        const query = `{ ${Array.from({ length: ALIASES }, (_, i) => field(i)).join(' ')} }`;
        const operation = this.documents.operation(query, undefined);
        return operation.run(undefined, new AnswerBudget('address', operation.asked), {});
    }
}

describe.each(['first', 'compiled'])('the root fields of one operation, %s run', (when) => {
    async function lists(bytes: number): Promise<{ seen: string[]; result: ExecutionResult }> {
        const asked = new Lists(bytes);
        if (when === 'compiled') await asked.run();
        const result = await asked.run();
        // Those that are left behind by a failed one.
        await turn();
        return { seen: asked.seen, result };
    }

    test('are resolved one after the other', async () => {
        const { seen, result } = await lists(10);
        expect(result.errors).toBeUndefined();
        const order = Array.from({ length: ALIASES }, (_, i) => [`begin ${i}`, `end ${i}`]);
        expect(seen).toEqual(order.flat());
    });

    test('are not resolved any more once the answer is full', async () => {
        const { seen, result } = await lists(ANSWER_MAX_BYTES / ALIASES);
        expect(result.data).toBeNull();
        expect(result.errors?.[0]?.originalError).toMatchObject({ errorType: 'LimitExceeded' });
        expect(seen).toEqual(['begin 0', 'end 0']);
    });

    test('leave the event loop to others in between', async () => {
        const asked = new Lists(10);
        if (when === 'compiled') await asked.run();
        const running = asked.run();
        let turns = 0;
        const count = () => {
            turns += 1;
            counter = setImmediate(count);
        };
        let counter = setImmediate(count);
        await running;
        clearImmediate(counter);
        expect(turns).toBeGreaterThanOrEqual(ALIASES - 1);
    });
});

async function turn(): Promise<void> {
    for (let index = 0; index < 2 * ALIASES; index += 1) await new Promise((resolve) => setImmediate(resolve));
}
