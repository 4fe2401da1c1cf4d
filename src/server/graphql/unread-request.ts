import { MeshError } from '../../wire/errors';

/**
 * A request that is refused for its shape, before its document is read. Over HTTP this is a 400, whatever the client
 * accepts. After the document was read, the status of a refusal depends on what the client accepts.
 */
export class UnreadRequestError extends MeshError {
    public constructor(message: string) {
        super('BadRequest', message);
    }
}
