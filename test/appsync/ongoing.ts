// Which items are in a transaction just now. DynamoDB refuses any other write of those; DynamoDB Local lets it wait.
import { at } from '../conformance/backend';

/** A refusal as DynamoDB answers it. */
export interface Conflict {
    readonly __type: string;
    readonly message: string;
    readonly CancellationReasons?: readonly { readonly Code: string }[];
}

const TYPE = 'com.amazonaws.dynamodb.v20120810#';
const MESSAGE = 'Transaction is ongoing for the item';

/** What DynamoDB says of a write of one item that is in a transaction. */
export const SINGLE_CONFLICT: Conflict = { __type: `${TYPE}TransactionConflictException`, message: MESSAGE };

/** The transactions under way. */
export class OngoingTransactions {
    private readonly items = new Set<string>();

    /** Why this write is refused, or null where it is not. */
    public conflictOf(body: unknown): Conflict | null {
        const items = at(body, 'TransactItems');
        if (!Array.isArray(items)) return this.items.has(itemOf(body)) ? SINGLE_CONFLICT : null;
        const reasons = items.map((item) => ({ Code: this.items.has(itemIn(item)) ? 'TransactionConflict' : 'None' }));
        if (reasons.every(({ Code }) => Code === 'None')) return null;
        return {
            __type: `${TYPE}TransactionCanceledException`,
            message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
            CancellationReasons: reasons,
        };
    }

    /** Holds the items of a transaction until its answer has come. */
    public async during<Result>(body: unknown, run: () => Promise<Result>): Promise<Result> {
        const items = at(body, 'TransactItems');
        const held = Array.isArray(items) ? items.map(itemIn) : [];
        for (const item of held) this.items.add(item);
        try {
            return await run();
        } finally {
            for (const item of held) this.items.delete(item);
        }
    }
}

function itemIn(write: unknown): string {
    return typeof write === 'object' && write !== null ? itemOf(Object.values(write)[0]) : '';
}

/** The key of the item that is written: a put names it among the other attributes. */
function itemOf(write: unknown): string {
    const key = at(write, 'Key') ?? at(write, 'Item');
    return JSON.stringify([at(key, 'pk', 'S'), at(key, 'sk', 'S')]);
}
