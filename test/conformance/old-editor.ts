// An editor of today, as it behaves: what it asks, what it goes on from, and what it reads of what it is told. It never
// drops what comes twice.
import { list, text, type Collector } from './backend';
import { payloads, type Classroom, type InGroup } from './classroom';
import * as old from './old-client';

/** One editor of today in a group. */
export class OldEditor {
    /** The events of others that it started hats with, in its order. */
    public readonly heard: string[] = [];
    /** Where it polls from; empty until it has polled. */
    private lastFetchTime = '';
    private readonly remoteData = new Map<string, Map<string, { value: string; timestamp: number }>>();

    public constructor(
        private readonly classroom: Classroom,
        private readonly group: InGroup,
        public readonly nodeId: string,
        /** Milliseconds by which its clock is ahead. */
        private readonly ahead = 0,
    ) {}

    /** One that has joined, and has polled for the first time. */
    public static async polling(classroom: Classroom, group: InGroup, nodeId: string, ahead = 0): Promise<OldEditor> {
        await classroom.ask(old.JOIN, { ...group, nodeId, useWebSocket: false });
        const editor = new OldEditor(classroom, group, nodeId, ahead);
        await editor.poll();
        return editor;
    }

    /** Its timer's question. */
    public async poll(): Promise<void> {
        if (!this.lastFetchTime) this.lastFetchTime = new Date(Date.now() + this.ahead).toISOString();
        const page = await this.classroom.ask(old.POLL, { ...this.group, since: this.lastFetchTime });
        for (const status of list(page, 'nodeStatuses')) this.handleDataUpdate(status);
        const events = list(page, 'events');
        for (const event of events)
            if (text(event, 'firedByNodeId') !== this.nodeId) this.heard.push(text(event, 'name'));
        const last = events.at(-1);
        if (last !== undefined) this.lastFetchTime = text(last, 'cursor');
    }

    /** Polls until a poll tells it nothing new. */
    public async pollAll(): Promise<void> {
        for (let before = ''; before !== this.lastFetchTime;) {
            before = this.lastFetchTime;
            await this.poll();
        }
    }

    /** Sends a batch as a polling editor does. */
    public async record(events: readonly unknown[]): Promise<void> {
        const { group, nodeId } = this;
        const nextSince = text(await this.classroom.ask(old.RECORD, { ...group, nodeId, events }), 'nextSince');
        if (nextSince) this.lastFetchTime = nextSince;
    }

    /** Reports variables. */
    public async report(data: readonly { readonly key: string; readonly value: string }[]): Promise<void> {
        await this.classroom.ask(old.REPORT, { ...this.group, nodeId: this.nodeId, data });
    }

    /** Takes what its subscription was sent. */
    public takePushed(collector: Collector): void {
        for (const status of payloads(collector, 'nodeStatus')) this.handleDataUpdate(status);
    }

    /** Takes what `listGroupStatuses` answers, as it does every 15 seconds. */
    public async sync(): Promise<void> {
        for (const status of list(await this.classroom.ask(old.LIST_STATUSES, this.group)))
            this.handleDataUpdate(status);
    }

    /** What its sensor block reads: of all members the newest. */
    public read(name: string): string | null {
        let latest: string | null = null;
        let latestTimestamp = 0;
        for (const variables of this.remoteData.values()) {
            const found = variables.get(name);
            if (found !== undefined && found.timestamp > latestTimestamp)
                [latest, latestTimestamp] = [found.value, found.timestamp];
        }
        return latest;
    }

    private handleDataUpdate(status: unknown): void {
        const nodeId = text(status, 'nodeId');
        const variables = this.remoteData.get(nodeId) ?? new Map<string, { value: string; timestamp: number }>();
        this.remoteData.set(nodeId, variables);
        const timestamp = new Date(text(status, 'timestamp')).getTime();
        for (const item of list(status, 'data'))
            variables.set(text(item, 'key'), { value: text(item, 'value'), timestamp });
    }
}
