import { GROUP_VARIABLES_MAX_BYTES } from '../../core/limits';
import type { ItemRefusal } from '../../core/store';
import { MeshError } from '../../wire/errors';

/** The bytes that all groups of a store may use together. It stops one client from ending the process. */
export interface ByteBudget {
    /** Bytes in use, by estimates that err on the high side. */
    used: number;
    readonly max: number;
}

/** One group's part of the budget. */
export class GroupBytes {
    private used = 0;
    /** The bytes among them that the variables of all members share. */
    private variables = 0;

    public constructor(private readonly budget: ByteBudget) {}

    /** @throws {MeshError} LimitExceeded if all groups together would use more than the budget */
    public requireRoom(argument: string, bytes: number): void {
        const { used, max } = this.budget;
        if (bytes <= 0 || used + bytes <= max) return;
        throw new MeshError(
            'LimitExceeded',
            `${argument}: the groups of this server use ${used} of ${max} bytes, and this would use ${bytes} more. ` +
                'Try again in a moment. Whoever runs the server can raise MESH_MEMORY_MEBIBYTES.',
            { code: 'server-full', values: { max, given: used + bytes } },
        );
    }

    /** Why the variables of all members cannot use that many more bytes; null if they can. */
    public variablesRefusal(bytes: number): ItemRefusal | null {
        const after = this.variables + bytes;
        if (bytes <= 0 || after <= GROUP_VARIABLES_MAX_BYTES) return null;
        const message =
            `the variables of all members of a group may use at most ${GROUP_VARIABLES_MAX_BYTES} bytes; ` +
            `with this they would use ${after}. Share fewer or shorter values.`;
        const values = { max: GROUP_VARIABLES_MAX_BYTES, given: after };
        return { errorType: 'LimitExceeded', message, reason: { code: 'server-full', values } };
    }

    /** Uses that many more bytes, or returns them if the number is negative. */
    public add(bytes: number): void {
        this.used += bytes;
        this.budget.used += bytes;
    }

    /** Like `add`, for variables. */
    public addVariables(bytes: number): void {
        this.variables += bytes;
        this.add(bytes);
    }

    /** Returns all bytes of a group that has ended. */
    public end(): void {
        this.add(-this.used);
    }
}
