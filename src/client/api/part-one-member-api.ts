import {
    FireEventsDocument,
    JoinGroupDocument,
    ListStatusesDocument,
    OnMessageDocument,
    PollGroupDocument,
    RecordEventsDocument,
    ReportDataDocument,
} from '../../wire/operations';
import { readPosition } from '../../wire/position';
import type { EventInput } from '../../wire/types';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { failureOf } from '../backend/failures';
import { eventOf, inboundOfMessage, inboundOfStatuses, type Inbound, type PushedMessage } from './messages';
import type { Batch, Receipt } from './batch';
import { withRetry } from '../backend/retry';
import type { MemberKey, MemberApi, Page, PollQuestion } from './group-api';
import { MissedCounter } from './missed-counter';

/** Events in a full page; fixed by the wire contract. */
const FULL_PAGE_EVENTS = 100;

/** A batch or a poll that fails is sent again. */
const AGAIN = { retried: true };

/** Such a backend gives no positions, and refuses no single items. */
const TAKEN: Receipt = { positions: new Map(), refused: [] };

/** A member of a group at a backend of Part 1. */
export class PartOneMemberApi implements MemberApi {
    public readonly subscription = OnMessageDocument;
    private readonly missed = new MissedCounter();

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        private readonly key: MemberKey,
        /** Whether it gives events to those that it pushes to, or else to those that poll. */
        private readonly pushes: boolean,
        /** Whether the member may be pushed to. */
        private readonly useWebSocket: boolean,
    ) {}

    public async rejoin(): Promise<boolean> {
        await this.backend.run(JoinGroupDocument, { ...this.key, useWebSocket: this.useWebSocket }, AGAIN);
        return false;
    }

    public inboundOf(message: PushedMessage): readonly Inbound[] {
        return this.missed.counted(inboundOfMessage(message));
    }

    /** Such a backend keeps no variables with its events. The present values are at least as new as theirs. */
    public async poll({ from }: PollQuestion): Promise<Page> {
        const { groupId, domain } = this.key;
        const question = { groupId, domain, since: from };
        const { pollGroupData: page } = await this.backend.run(PollGroupDocument, question, AGAIN);
        const last = page.events[page.events.length - 1];
        return {
            inbound: this.missed.counted([
                { kind: 'sharers', ids: page.nodeStatuses.map(({ nodeId }) => nodeId) },
                ...inboundOfStatuses(page.nodeStatuses),
                ...page.events.map(eventOf),
            ]),
            // The second that is read again may fill pages, so each page starts where the one before ended, not at the position.
            readUpTo: readPosition(last?.cursor ?? last?.timestamp) ?? from,
            more: page.events.length >= FULL_PAGE_EVENTS,
        };
    }

    public members(): Promise<readonly Inbound[]> {
        return Promise.resolve([]);
    }

    public async variables(): Promise<readonly Inbound[]> {
        const { groupId, domain } = this.key;
        const question = { groupId, domain };
        const answer = await withRetry(this.backend, this.environment, ListStatusesDocument, question);
        return inboundOfStatuses(answer.listGroupStatuses);
    }

    public fire(batch: Batch): Promise<Receipt> {
        return this.send(batch);
    }

    public record(batch: Batch): Promise<Receipt> {
        return this.send(batch);
    }

    /** An empty report would erase the member's variables at some such backends. */
    public async probe(own: Batch['own']): Promise<void> {
        await this.backend.run(ReportDataDocument, { ...this.key, data: [...own] });
    }

    public async removeShared(): Promise<void> {
        // There is no such operation.
    }

    public async reportConnection(): Promise<void> {
        // There is no such operation.
    }

    /**
     * It does not know variables inside events: they are reported first, so that a receiver sees values at least as new
     * as the event's. One's own variables go whole, because some backends replace a member's report instead of merging.
     */
    private async send({ before, events, writes, own }: Batch): Promise<Receipt> {
        const isChanged =
            before.length > 0 || writes.length > 0 || events.some((event) => (event.data ?? []).length > 0);
        if (isChanged) await this.backend.run(ReportDataDocument, { ...this.key, data: [...own] }, AGAIN);
        if (events.length > 0) await this.sendEvents(events.map(({ data: _reported, ...event }) => event));
        return TAKEN;
    }

    private async sendEvents(events: EventInput[]): Promise<void> {
        const variables = { ...this.key, events };
        if (!this.pushes) {
            await this.backend.run(RecordEventsDocument, variables, AGAIN);
            return;
        }
        const { fireEventsByNode } = await this.backend.run(FireEventsDocument, variables, AGAIN);
        if (fireEventsByNode === null) throw failureOf(null);
    }
}
