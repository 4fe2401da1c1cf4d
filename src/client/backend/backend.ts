import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { MeshClientError } from '../status/errors';
import type { ClientReason } from '../status/reasons';
import type { ErrorKind } from '../status/status';

/** How one request is sent. */
export interface RequestOptions {
    /** The page is going away: the request must outlive it, and nobody waits for the answer. */
    readonly keepalive?: boolean;
    /** Who asks sends it again if it fails: it is given up sooner than one that a person waits for. */
    readonly retried?: boolean;
}

/** Port: asks the backend one operation at a time; retries nothing. */
export interface Backend {
    /** @throws {BackendError} always of this class, whatever went wrong */
    run<Data, Variables extends Record<string, unknown>>(
        operation: TypedDocumentNode<Data, Variables>,
        variables: Variables,
        options?: RequestOptions,
    ): Promise<Data>;
    /** Ends every request under way. */
    close(): void;
}

/** What is known of a failure besides its kind. */
export interface BackendErrorOptions extends ErrorOptions {
    /** Whether the same request may pass later. @default nobody refused it: it is neither `refused` nor `group-gone` */
    readonly passing?: boolean;
    /** The code with which the backend refused, and its values. @default null */
    readonly reason?: ClientReason | null;
}

/** Why a request failed. */
export class BackendError extends MeshClientError {
    /** Whether the same request may pass later: nobody refused it for good. */
    public readonly passing: boolean;

    public constructor(
        kind: ErrorKind,
        message: string,
        /** The backend's own name for it, where a backend answered. */
        public readonly errorType: string | null,
        options: BackendErrorOptions = {},
    ) {
        super(kind, message, options, options.reason ?? null);
        this.passing = options.passing ?? !this.isAnswer;
    }

    /** Whether the backend itself answered: the network and the server are there. */
    public get isAnswer(): boolean {
        return this.kind === 'refused' || this.kind === 'group-gone';
    }
}
