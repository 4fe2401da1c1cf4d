import { MeshError } from '../../wire/errors';

/**
 * A request that is refused for its shape, before its document is read. Over HTTP that is a 400 whatever the client
 * accepts; a document that is read and refused has a status by what the client accepts.
 */
export class UnreadRequestError extends MeshError {
    public constructor(message: string) {
        super('BadRequest', message);
    }
}
