// Reads attributes of items. A table that holds something else than ours is an operator's mistake, and told as one.
import type { Item } from './table';

/** Something in the table is not as this store writes it. */
export class ForeignItemError extends Error {
    public override readonly name = 'ForeignItemError';

    public constructor(item: Item, attribute: string) {
        super(
            `The item ${String(item['pk'])} / ${String(item['sk'])} has no ${attribute} in the form that the mesh writes. ` +
                'Use a table that only the mesh writes to.',
        );
    }
}

/** A text. @throws {ForeignItemError} */
export function textOf(item: Item, attribute: string): string {
    const value = item[attribute];
    if (typeof value !== 'string') throw new ForeignItemError(item, attribute);
    return value;
}

/** A number. @throws {ForeignItemError} */
export function numberOf(item: Item, attribute: string): number {
    const value = item[attribute];
    if (typeof value !== 'number') throw new ForeignItemError(item, attribute);
    return value;
}

/** Whether something is so. @throws {ForeignItemError} */
export function flagOf(item: Item, attribute: string): boolean {
    const value = item[attribute];
    if (typeof value !== 'boolean') throw new ForeignItemError(item, attribute);
    return value;
}
