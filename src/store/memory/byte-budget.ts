import { MeshError } from '../../wire/errors';

/** The bytes that all groups of a store may use together. It stops one client from ending the process. */
export class ByteBudget {
    /** Bytes in use, by estimates that err on the high side. */
    public used = 0;

    public constructor(public readonly max: number) {}
}

/** One group's part of the budget. */
export class GroupBytes {
    private used = 0;

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

    /** Uses that many more bytes, or returns them if the number is negative. */
    public add(bytes: number): void {
        this.used += bytes;
        this.budget.used += bytes;
    }

    /** Returns all bytes of a group that has ended. */
    public end(): void {
        this.add(-this.used);
    }
}
