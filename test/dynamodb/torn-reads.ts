// What DynamoDB may do, and DynamoDB Local hardly ever does: a batch of reads is no snapshot.
import type { BatchGetItemCommandInput, BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Makes the client read the items of a batch one by one, the last first, with `between` after the first of them. */
export function tearReads(client: DynamoDBDocumentClient, between: () => Promise<void>): void {
    client.middlewareStack.add(
        (next, { commandName }) =>
            async (args) => {
                if (commandName !== 'BatchGetItemCommand' || !isBatch(args.input)) return next(args);
                const merged: Record<string, unknown[]> = {};
                let last = null;
                for (const [table, { Keys: keys = [], ...rest }] of Object.entries(args.input.RequestItems ?? {}))
                    for (const key of [...keys].reverse()) {
                        const input = { RequestItems: { [table]: { ...rest, Keys: [key] } } };
                        if (last !== null) await between();
                        last = await next({ ...args, input });
                        const found = isAnswer(last.output) ? (last.output.Responses?.[table] ?? []) : [];
                        (merged[table] ??= []).push(...found);
                    }
                if (last === null) return next(args);
                return { ...last, output: { ...last.output, Responses: merged } };
            },
        { step: 'initialize', priority: 'low' },
    );
}

function isBatch(input: object): input is BatchGetItemCommandInput {
    return 'RequestItems' in input;
}

function isAnswer(output: object): output is BatchGetItemCommandOutput {
    return 'Responses' in output;
}
