import {
    JoinGroupExtendedDocument,
    ListNodesDocument,
    ListStatusesExtendedDocument,
    NodeStatusExtendedDocument,
    OnMessageExtendedDocument,
    PollGroupExtendedDocument,
    ReportConnectionDocument,
    ReportDataExtendedDocument,
} from '../../wire/operations';
import { readPosition, type Position } from '../../wire/position';
import { RESUME } from '../../wire/position-grammar';
import type { Backend } from '../backend/backend';
import { PageOrder } from './page-order';
import type { Environment } from '../environment/environment';
import { inboundOfMessage, inboundOfStatuses, type Inbound } from './messages';
import type { Batch, Receipt } from './batch';
import { withRetry } from '../backend/retry';
import type { MemberKey, ConnectionNews, MemberApi, Page, PollQuestion } from './group-api';
import { MeshBatches } from './mesh-batches';

/** A member of a group at a backend of this project. */
export class MeshMemberApi implements MemberApi {
    public readonly subscription = OnMessageExtendedDocument;
    public readonly inboundOf = inboundOfMessage;
    private readonly order = new PageOrder();
    private readonly batches: MeshBatches;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        private readonly key: MemberKey,
        /** Where the member joined. */
        private readonly joinedAt: Position,
        /** Whether it may be pushed to. */
        private readonly useWebSocket: boolean,
    ) {
        this.batches = new MeshBatches(backend, key);
    }

    public async rejoin(): Promise<boolean> {
        const variables = { ...this.key, useWebSocket: this.useWebSocket };
        const { joinGroup } = await this.backend.run(JoinGroupExtendedDocument, variables, { retried: true });
        return joinGroup.kept === true;
    }

    public async poll({ from, position, ...sign }: PollQuestion): Promise<Page> {
        const { groupId, domain } = this.key;
        const since = from === position ? `${from}${RESUME}` : from;
        const question = { groupId, domain, since, ...sign };
        const { pollGroupData: page } = await this.backend.run(PollGroupExtendedDocument, question, { retried: true });
        return {
            inbound: this.order.inboundOf(page),
            readUpTo: readPosition(page.position) ?? position,
            more: page.more ?? false,
        };
    }

    public async members(): Promise<readonly Inbound[]> {
        const { groupId, domain } = this.key;
        const { backend, environment, joinedAt: position } = this;
        const { listNodesInGroup } = await withRetry(backend, environment, ListNodesDocument, { groupId, domain });
        // Read after joining, so it is at least as new as the position in that answer.
        return [{ kind: 'members', list: { ids: listNodesInGroup.map(({ id }) => id), position } }];
    }

    public async variables(): Promise<readonly Inbound[]> {
        const { groupId, domain } = this.key;
        const { backend, environment } = this;
        const answer = await withRetry(backend, environment, ListStatusesExtendedDocument, { groupId, domain });
        return inboundOfStatuses(answer.listGroupStatuses);
    }

    public fire(batch: Batch): Promise<Receipt> {
        return this.batches.send(batch, (events) => this.batches.fire(events));
    }

    public record(batch: Batch): Promise<Receipt> {
        return this.batches.send(batch, (events) => this.batches.record(events));
    }

    public async probe(): Promise<void> {
        await this.backend.run(ReportDataExtendedDocument, { ...this.key, data: [] });
    }

    /** To leave and join again would go unseen between two polls. */
    public async removeShared(): Promise<void> {
        const { backend, environment, key } = this;
        const { nodeId } = key;
        const { getNodeStatus } = await withRetry(backend, environment, NodeStatusExtendedDocument, { nodeId });
        const data = (getNodeStatus?.data ?? []).map(({ key }) => ({ key, value: '', removed: true }));
        if (data.length === 0) return;
        await withRetry(backend, environment, ReportDataExtendedDocument, { ...key, data });
    }

    public async reportConnection(news: ConnectionNews): Promise<void> {
        await this.backend.run(ReportConnectionDocument, { ...this.key, ...news });
    }
}
