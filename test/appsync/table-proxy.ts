// Stands between a stack and DynamoDB Local: counts the units that are paid, and makes writes wait or lose.
import {
    createServer,
    request as ask,
    type IncomingMessage,
    type RequestOptions,
    type Server,
    type ServerResponse,
} from 'node:http';
import { at } from '../conformance/backend';
import { OngoingTransactions, SINGLE_CONFLICT, type Conflict } from './ongoing';

/** Requests that write. */
const WRITES = /(TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/;

/** What a table answers that is not there any more; nobody tries that again. */
const BROKEN: Conflict = {
    __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
    message: 'The table is broken',
};

/** A proxy in front of DynamoDB. */
export class TableProxy {
    /** Units as DynamoDB bills them. */
    public readonly units = { read: 0, write: 0 };
    /** Writes that waited. */
    public delayed = 0;
    /** So many writes from now on are told that another one was faster. */
    public conflicts = 0;
    /** Every request is refused, for a reason that is nobody's fault but the stack's. */
    public isBroken = false;
    private readonly ongoing = new OngoingTransactions();

    private constructor(
        private readonly server: Server,
        public readonly endpoint: string,
    ) {}

    public static async start(target: string, delayWrite: () => number): Promise<TableProxy> {
        const { hostname, port } = new URL(target);
        const server = createServer(
            (request, response) => void proxy?.pass(request, response, { hostname, port }, delayWrite),
        );
        let proxy: TableProxy | null = null;
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address = server.address();
        if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
        proxy = new TableProxy(server, `http://127.0.0.1:${address.port}`);
        return proxy;
    }

    public async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async pass(
        request: IncomingMessage,
        response: ServerResponse,
        target: { readonly hostname: string; readonly port: string },
        delayWrite: () => number,
    ): Promise<void> {
        const action = String(request.headers['x-amz-target'] ?? '');
        const isWrite = WRITES.test(action);
        const body: unknown = JSON.parse((await read(request)).toString('utf8'));
        if (this.isBroken) return refuse(response, BROKEN);
        if (isWrite && this.conflicts > 0) {
            this.conflicts -= 1;
            return refuse(response, SINGLE_CONFLICT);
        }
        const wait = isWrite ? delayWrite() : 0;
        if (wait > 0) {
            this.delayed += 1;
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
        const conflict = isWrite ? this.ongoing.conflictOf(body) : null;
        if (conflict !== null) return refuse(response, conflict);
        const counted =
            /(Item|Items|Query)$/.test(action) && typeof body === 'object'
                ? { ...body, ReturnConsumedCapacity: 'TOTAL' }
                : body;
        const text = JSON.stringify(counted);
        const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(text)) };
        try {
            const {
                status,
                headers: answered,
                bytes,
            } = await this.ongoing.during(body, () => passOn({ ...target, path: request.url, headers }, text));
            this.count(isWrite ? transactionUnits(body) : 0, bytes, isWrite);
            response.writeHead(status, answered);
            response.end(bytes);
        } catch {
            response.destroy();
        }
    }

    /** `atLeast`: what DynamoDB Local does not say of transactions, in which it counts all items as one. */
    private count(atLeast: number, bytes: Buffer, isWrite: boolean): void {
        const consumed = at(JSON.parse(bytes.toString('utf8') || '{}'), 'ConsumedCapacity');
        let told = 0;
        for (const each of Array.isArray(consumed) ? consumed : [consumed]) {
            const units = at(each, 'CapacityUnits');
            if (typeof units === 'number') told += units;
        }
        // A transaction that was refused is not paid here; at AWS it is.
        if (told > 0 || !isWrite) this.units[isWrite ? 'write' : 'read'] += Math.max(told, atLeast);
    }
}

function refuse(response: ServerResponse, conflict: Conflict): void {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(conflict));
}

interface Passed {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly bytes: Buffer;
}

function passOn(target: RequestOptions, text: string): Promise<Passed> {
    return new Promise((resolve, reject) => {
        const onward = ask({ ...target, method: 'POST' }, (answer) => {
            const { statusCode: status = 500, headers } = answer;
            read(answer).then((bytes) => resolve({ status, headers, bytes }), reject);
        });
        onward.on('error', reject);
        onward.end(text);
    });
}

/** Two units for each started KiB of each item; an update counts as what it writes. */
function transactionUnits(body: unknown): number {
    const items = at(body, 'TransactItems');
    if (!Array.isArray(items)) return 0;
    return items.reduce<number>((sum, item) => sum + 2 * Math.ceil(JSON.stringify(item).length / 1024), 0);
}

async function read(stream: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (chunk instanceof Buffer) chunks.push(chunk);
    return Buffer.concat(chunks);
}
