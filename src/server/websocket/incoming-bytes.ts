import type { Duplex } from 'node:stream';
import type { Connection } from './connection';
import type { HeldBytes, Holding } from '../http/held-bytes';

/** Close code for "try again later": the connection was cut to protect the server. */
const CLOSE_TRY_AGAIN_LATER = 1013;

/** Counts a WebSocket's incoming bytes toward its address's share until they have been processed. */
export class IncomingBytes {
    private holding: Holding;

    public constructor(
        private readonly held: HeldBytes,
        private readonly connection: Connection,
        private readonly socket: Duplex,
    ) {
        this.holding = held.begin(connection.address, socket);
        // Before the library, which reports a message as soon as it has read its last byte.
        socket.prependListener('data', (bytes: Buffer) => {
            if (this.holding.take(bytes.length)) return;
            connection.close(CLOSE_TRY_AGAIN_LATER, 'Too much of your address is still arriving. Connect again.');
        });
    }

    /** Returns the bytes of a message that is now complete. Later bytes count for the next message. */
    public ofMessage(): Holding {
        const whole = this.holding;
        this.holding = this.held.begin(this.connection.address, this.socket);
        return whole;
    }
}
