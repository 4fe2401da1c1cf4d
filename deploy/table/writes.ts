// Writes to the table as plain values. Resolvers (resolvers/lib/operations.ts) and the Lambda (lambda/table.ts) turn them
// into their own requests.
import type { ItemKey } from './keys';

/** A condition in DynamoDB's words. */
export interface Condition {
    readonly expression: string;
    readonly names?: Record<string, string>;
    readonly values?: Record<string, unknown>;
}

/** Changes one item if the condition holds. Both expressions use the same names and values. */
export interface Update {
    readonly kind: 'update';
    readonly key: ItemKey;
    readonly update: string;
    readonly condition: string;
    readonly names?: Record<string, string>;
    readonly values: Record<string, unknown>;
}

/** Replaces a whole item. */
export interface Put {
    readonly kind: 'put';
    readonly item: ItemKey & object;
    readonly condition?: Condition;
}

/** Deletes an item. */
export interface Delete {
    readonly kind: 'delete';
    readonly key: ItemKey;
    readonly condition?: Condition;
}

/** A write of one item. */
export type Write = Update | Put | Delete;
