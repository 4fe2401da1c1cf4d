import { MeshError, type MeshErrorType } from '../wire/errors';
import type { PageChannel } from './page-channel';

/** How long another page may take to answer, ms; a page in the background is slow, one that is gone never answers. */
const ANSWER_TIMEOUT_MS = 2_000;

const ERROR_TYPES: ReadonlySet<string> = new Set<MeshErrorType>([
    'ValidationError',
    'GroupNotFound',
    'NodeNotFound',
    'Unauthorized',
    'LimitExceeded',
    'BadRequest',
]);

function isErrorType(value: string): value is MeshErrorType {
    return ERROR_TYPES.has(value);
}

interface Waiting {
    resolve(value: unknown): void;
    reject(error: MeshError): void;
    readonly timer: ReturnType<typeof setTimeout>;
}

/** Calls of the contract that another page answers. */
export class PageCalls {
    private readonly waiting = new Map<number, Waiting>();
    private lastId = 0;

    public constructor(
        private readonly page: string,
        private readonly channel: PageChannel,
    ) {}

    /**
     * Asks `to` for a field. What that page answers is taken for an Answer as it is: it goes nowhere but through the
     * executing schema, which checks every field of it and refuses what is not of its type.
     * @throws {MeshError} what that page refused, or GroupNotFound where it does not answer
     */
    public call<Answer>(to: string, field: string, args: unknown): Promise<Answer> {
        this.lastId += 1;
        const id = this.lastId;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.waiting.delete(id);
                reject(
                    new MeshError('GroupNotFound', 'Group not found: the page that held it does not answer any more.'),
                );
            }, ANSWER_TIMEOUT_MS);
            this.waiting.set(id, { resolve, reject, timer });
            this.channel.post({ kind: 'call', page: this.page, to, id, field, args });
        });
    }

    /** The other page answered. */
    public answered(id: number, value: unknown): void {
        this.take(id)?.resolve(value);
    }

    /** The other page refused. */
    public refused(id: number, errorType: string, message: string): void {
        this.take(id)?.reject(new MeshError(isErrorType(errorType) ? errorType : 'BadRequest', message));
    }

    /** Gives up on everything that is under way. */
    public close(): void {
        for (const id of [...this.waiting.keys()]) this.refused(id, 'GroupNotFound', 'This page is closed.');
    }

    private take(id: number): Waiting | undefined {
        const waiting = this.waiting.get(id);
        if (waiting !== undefined) clearTimeout(waiting.timer);
        this.waiting.delete(id);
        return waiting;
    }
}
