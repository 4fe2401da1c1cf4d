// A process that sends one request repeatedly on many connections until it is ended. Its parent process passes the
// request.
import { Agent, request } from 'node:http';

/** The parent's message to the process. */
export interface HostileLoad {
    readonly url: string;
    readonly connections: number;
    /** The address that the connections come from. */
    readonly from: string;
    readonly body: string;
    /** Whether the process leaves the answers unread. */
    readonly unread: boolean;
}

function run({ url, connections, from, body, unread }: HostileLoad): void {
    const bytes = Buffer.from(body);
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    for (let index = 0; index < connections; index += 1) {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const send = () => {
            request(`${url}/graphql`, { method: 'POST', agent, headers, localAddress: from }, (response) => {
                if (unread) response.pause();
                else response.resume().on('end', () => setImmediate(send));
            })
                .on('error', () => setTimeout(send, 100))
                .end(bytes);
        };
        send();
    }
}

process.once('message', run);
