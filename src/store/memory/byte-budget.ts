import { MeshError } from '../../wire/errors';

/** The bytes that all groups of a store may take together: what keeps one client from ending the process. */
export class ByteBudget {
    /** Bytes that are taken, by estimates on the safe side. */
    public used = 0;

    public constructor(public readonly max: number) {}
}

/** What one group takes of the budget. */
export class GroupBytes {
    private used = 0;

    public constructor(private readonly budget: ByteBudget) {}

    /** @throws {MeshError} LimitExceeded where all groups together would take more than the budget */
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

    /** Takes so many bytes more, or gives back where they are negative. */
    public add(bytes: number): void {
        this.used += bytes;
        this.budget.used += bytes;
    }

    /** The group is gone: gives all of it back. */
    public end(): void {
        this.add(-this.used);
    }
}
