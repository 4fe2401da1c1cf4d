import type {
    Event,
    Group,
    GroupReport,
    HeartbeatPayload,
    LeaveGroupPayload,
    MemberHeartbeatPayload,
    MeshMessage,
    MutationCreateGroupArgs,
    MutationDissolveGroupArgs,
    MutationFireEventsByNodeArgs,
    MutationJoinGroupArgs,
    MutationLeaveGroupArgs,
    MutationPauseGroupArgs,
    MutationProlongGroupArgs,
    MutationRecordEventsByNodeArgs,
    MutationRemoveMemberArgs,
    MutationRenewHeartbeatArgs,
    MutationReportConnectionArgs,
    MutationReportDataByNodeArgs,
    MutationSendMemberHeartbeatArgs,
    Node,
    NodeStatus,
    PollGroupData,
    QueryGetEventsSinceArgs,
    QueryGetNodeStatusArgs,
    QueryGroupReportArgs,
    QueryListGroupStatusesArgs,
    QueryListGroupsByDomainArgs,
    QueryListNodesInGroupArgs,
    QueryPollGroupDataArgs,
    QuerySearchGroupsByNamePrefixArgs,
    RecordEventsPayload,
} from './types';

/** The caller of an operation: the parts of the request besides the arguments that an operation may use. */
export interface Caller {
    /** The caller's network address, from which `createDomain` derives a domain; never stored or logged. */
    readonly address: string;
}

/** A poll's answer. `nodeStatuses`, whose cost grows with the group, is read only if the query selects it. */
export type PollAnswer = Omit<PollGroupData, 'nodeStatuses'> & { readonly nodeStatuses: () => Promise<NodeStatus[]> };

/**
 * The root fields of the schema as functions: a backend implements them and a schema executes them. Each may throw a
 * MeshError.
 */
export interface Contract {
    listGroupsByDomain(args: QueryListGroupsByDomainArgs): Promise<Group[]>;
    searchGroupsByNamePrefix(args: QuerySearchGroupsByNamePrefixArgs): Promise<Group[]>;
    getNodeStatus(args: QueryGetNodeStatusArgs): Promise<NodeStatus | null>;
    listGroupStatuses(args: QueryListGroupStatusesArgs): Promise<NodeStatus[]>;
    listNodesInGroup(args: QueryListNodesInGroupArgs): Promise<Node[]>;
    getEventsSince(args: QueryGetEventsSinceArgs): Promise<Event[]>;
    pollGroupData(args: QueryPollGroupDataArgs): Promise<PollAnswer>;

    createDomain(args: unknown, caller: Caller): Promise<string>;
    createGroup(args: MutationCreateGroupArgs): Promise<Group>;
    joinGroup(args: MutationJoinGroupArgs): Promise<Node>;
    leaveGroup(args: MutationLeaveGroupArgs): Promise<LeaveGroupPayload>;
    dissolveGroup(args: MutationDissolveGroupArgs): Promise<MeshMessage>;
    renewHeartbeat(args: MutationRenewHeartbeatArgs): Promise<HeartbeatPayload>;
    sendMemberHeartbeat(args: MutationSendMemberHeartbeatArgs): Promise<MemberHeartbeatPayload>;
    reportDataByNode(args: MutationReportDataByNodeArgs): Promise<MeshMessage>;
    fireEventsByNode(args: MutationFireEventsByNodeArgs): Promise<MeshMessage>;
    recordEventsByNode(args: MutationRecordEventsByNodeArgs): Promise<RecordEventsPayload>;

    groupReport(args: QueryGroupReportArgs): Promise<GroupReport>;
    reportConnection(args: MutationReportConnectionArgs): Promise<boolean>;
    pauseGroup(args: MutationPauseGroupArgs): Promise<boolean>;
    prolongGroup(args: MutationProlongGroupArgs): Promise<Group>;
    removeMember(args: MutationRemoveMemberArgs): Promise<boolean>;

    /** Called before a subscription starts. Throws GroupNotFound if the group does not exist. */
    checkSubscription(args: { readonly groupId: string; readonly domain: string }): Promise<void>;
}
