import { setTimeout as pause } from 'node:timers/promises';
import { print } from 'graphql';
import { FireEventsDocument, OnMessageDocument } from '../../src/wire/operations';
import { ProtocolClient } from '../../test/server/wire-client';
import { RawHttpClient } from '../raw-http-client';

/** Milliseconds between two events of the pair: the rate of a busy project. */
const SEND_EVERY_MS = 50;

/** Two members of their own group: one sends, the other records when each event arrives. */
export class HonestPair {
    private readonly latencies: number[] = [];
    private timer: NodeJS.Timeout | undefined;
    private sent = 0;

    private constructor(
        private readonly receiver: ProtocolClient,
        private readonly sender: RawHttpClient,
        private readonly group: { readonly groupId: string; readonly domain: string },
    ) {
        receiver.socket.on('message', (data: Buffer) => {
            const sentAt = /"name":"at ([\d.]+)"/.exec(data.toString('utf8'))?.[1];
            if (sentAt !== undefined) this.latencies.push(performance.now() - Number(sentAt));
        });
    }

    /** Connects both. */
    public static async join(url: string, group: { groupId: string; domain: string }): Promise<HonestPair> {
        const receiver = await ProtocolClient.connect(url);
        await receiver.subscribe('mesh', OnMessageDocument, group);
        return new HonestPair(receiver, await RawHttpClient.open(Number(new URL(url).port)), group);
    }

    /** Sends from now on. */
    public begin(): void {
        const query = print(FireEventsDocument);
        let underWay = Promise.resolve('');
        this.timer = setInterval(() => {
            const eventName = `at ${performance.now()}`;
            const events = [{ eventName, firedAt: new Date().toISOString() }];
            const request = this.sender.prepare({ query, variables: { ...this.group, nodeId: 'honest', events } });
            underWay = underWay.then(() => this.sender.send(request));
            this.sent += 1;
        }, SEND_EVERY_MS);
    }

    /** Ends, and returns the 95th percentile of the latency in milliseconds; infinite if too few events arrived. */
    public async end(): Promise<number> {
        clearInterval(this.timer);
        await pause(1000);
        this.receiver.close();
        this.sender.close();
        const sorted = this.latencies.sort((one, other) => one - other);
        return sorted[Math.ceil(this.sent * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
    }
}
