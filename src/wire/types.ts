// Generated from schema.graphql and operations.graphql by `npm run generate`: do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
    ID: { input: string; output: string };
    String: { input: string; output: string };
    Boolean: { input: boolean; output: boolean };
    Int: { input: number; output: number };
    Float: { input: number; output: number };
    /** ISO 8601 with milliseconds and Z, e.g. 2026-01-11T13:22:00.123Z */
    AWSDateTime: { input: string; output: string };
};

export type SensorDataInput = {
    key: Scalars['String']['input'];
    value: Scalars['String']['input'];
    /**
     * True: a value that the sender had before it joined and did not set. It ranks below everything that was set in the
     * group, and below earlier start values. Without it, a report is a write.
     */
    initial?: InputMaybe<Scalars['Boolean']['input']>;
    /** True: the sender no longer has this variable; `value` is ignored. Without it, a backend keeps the last value. */
    removed?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SensorData = {
    key: Scalars['String']['output'];
    value: Scalars['String']['output'];
    /** The place of this write in the group's order. Without it, the last write to arrive wins. */
    position?: Maybe<Scalars['String']['output']>;
    /** True: the variable was removed. Set only in `changed`, `changes` and `Event.data`. */
    removed?: Maybe<Scalars['Boolean']['output']>;
    /** True: a start value (SensorDataInput.initial). Any value that was set wins over it; of two start values the earlier one wins. */
    initial?: Maybe<Scalars['Boolean']['output']>;
};

export type Group = {
    /** The group's own id, without the domain. */
    id: Scalars['ID']['output'];
    /** Scope of discovery: a free string of at most 256 characters. */
    domain: Scalars['String']['output'];
    /** {id}@{domain} */
    fullId: Scalars['String']['output'];
    name: Scalars['String']['output'];
    hostId: Scalars['ID']['output'];
    createdAt?: Maybe<Scalars['AWSDateTime']['output']>;
    /** Absolute end; heartbeats never move it. */
    expiresAt: Scalars['AWSDateTime']['output'];
    heartbeatIntervalSeconds?: Maybe<Scalars['Int']['output']>;
    /** The transport that the host could use when it created the group. */
    useWebSocket: Scalars['Boolean']['output'];
    /** Set where useWebSocket is false. */
    pollingIntervalSeconds?: Maybe<Scalars['Int']['output']>;
    /** The key to the host operations below. Returned once, to the creator of the group. Keep it secret. */
    hostKey?: Maybe<Scalars['String']['output']>;
    /** The current number of members. */
    memberCount?: Maybe<Scalars['Int']['output']>;
    /** True: its host has sent no sign of life for some seconds. It may come back. */
    hostAway?: Maybe<Scalars['Boolean']['output']>;
};

export type Node = {
    id: Scalars['ID']['output'];
    name: Scalars['String']['output'];
    groupId?: Maybe<Scalars['ID']['output']>;
    domain?: Maybe<Scalars['String']['output']>;
    expiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
    heartbeatIntervalSeconds?: Maybe<Scalars['Int']['output']>;
    /** Inherited from the group unless joinGroup said otherwise. */
    useWebSocket?: Maybe<Scalars['Boolean']['output']>;
    pollingIntervalSeconds?: Maybe<Scalars['Int']['output']>;
    /** The group's position at the moment of joining. Poll from here. */
    position?: Maybe<Scalars['String']['output']>;
    /** The server's clock. It makes expiresAt meaningful, whatever the client's own clock says. */
    serverTime?: Maybe<Scalars['AWSDateTime']['output']>;
    /** True: nothing becomes visible at a position that was read past, so a client need not read an overlap again. */
    exactOrder?: Maybe<Scalars['Boolean']['output']>;
    /** True: the backend still knew the member, in the lists or not, and its variables are as it wrote them. */
    kept?: Maybe<Scalars['Boolean']['output']>;
    /** The host's decisions for all members. */
    state?: Maybe<GroupState>;
    /** How long a sender gathers a batch, in milliseconds. Without it, 250. */
    batchIntervalMilliseconds?: Maybe<Scalars['Int']['output']>;
};

export type NodeStatus = {
    nodeId: Scalars['ID']['output'];
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    data: Array<SensorData>;
    timestamp: Scalars['AWSDateTime']['output'];
    /**
     * Only the variables that this report changed. The answer to the sender also has the current values of variables whose
     * start value changed nothing. A peer without it reads `data`.
     */
    changed?: Maybe<Array<SensorData>>;
};

export type Event = {
    name: Scalars['String']['output'];
    firedByNodeId: Scalars['ID']['output'];
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    payload?: Maybe<Scalars['String']['output']>;
    /** Over WebSocket: the sender's firedAt; recorded events: the server's clock. */
    timestamp: Scalars['AWSDateTime']['output'];
    /** Recorded events: the sort key, to be passed back as `since`. */
    cursor?: Maybe<Scalars['String']['output']>;
    /** The sender's own sequence, see EventInput.orderKey. */
    orderKey?: Maybe<Scalars['String']['output']>;
    /** The sender's clock when it fired. Only differences between times of one sender are meaningful. */
    firedAt?: Maybe<Scalars['AWSDateTime']['output']>;
    /**
     * The variables in EventInput.data, and those that its sender reported since its previous event, each at its own
     * position. A subscription that does not select it receives a nodeStatus first.
     */
    data?: Maybe<Array<SensorData>>;
};

export type EventInput = {
    eventName: Scalars['String']['input'];
    payload?: InputMaybe<Scalars['String']['input']>;
    firedAt: Scalars['AWSDateTime']['input'];
    /** Sorts one sender's events: 14 digits of local time, a hyphen, 7 digits of sequence. */
    orderKey?: InputMaybe<Scalars['String']['input']>;
    /**
     * The sender's variables that changed since its previous event, as they were when it fired this one.
     * Without it, a sender reports variables first: receivers see values at least as new as the event's.
     */
    data?: InputMaybe<Array<SensorDataInput>>;
};

export type BatchEvent = {
    events: Array<Event>;
    firedByNodeId: Scalars['ID']['output'];
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    timestamp: Scalars['AWSDateTime']['output'];
};

export type GroupDissolvePayload = {
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    message: Scalars['String']['output'];
    /** Like the `errorInfo.code` of a request to a group that is gone; null if the backend does not say. */
    code?: Maybe<Scalars['String']['output']>;
};

export type HeartbeatPayload = {
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    expiresAt: Scalars['AWSDateTime']['output'];
    heartbeatIntervalSeconds?: Maybe<Scalars['Int']['output']>;
};

export type MemberHeartbeatPayload = {
    nodeId: Scalars['ID']['output'];
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    expiresAt: Scalars['AWSDateTime']['output'];
    heartbeatIntervalSeconds?: Maybe<Scalars['Int']['output']>;
};

export type LeaveGroupPayload = {
    peerId: Scalars['ID']['output'];
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    message: Scalars['String']['output'];
};

export type RecordEventsPayload = {
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    recordedCount: Scalars['Int']['output'];
    nextSince: Scalars['String']['output'];
    /** The position of the batch's last event; null if none was accepted. `nextSince` is empty: a sender's own batch does not move its position. */
    position?: Maybe<Scalars['String']['output']>;
    /** The refused items, only in the answer to the sender; null if all were accepted. */
    refused?: Maybe<Array<RefusedItem>>;
};

export type PollGroupData = {
    events: Array<Event>;
    nodeStatuses: Array<NodeStatus>;
    /** Like Node.state, at the time of the poll. */
    state?: Maybe<GroupState>;
    /** This answer contains everything up to this position: the next `since`. */
    position?: Maybe<Scalars['String']['output']>;
    /** Variables written after `since` and up to `position`. With it, nodeStatuses need not be selected. */
    changes?: Maybe<Array<NodeStatus>>;
    /** The ids of all members if the list changed after `since`, else null. */
    members?: Maybe<Array<Scalars['ID']['output']>>;
    /** The place of that list in the group's order; set if `members` is. */
    membersPosition?: Maybe<Scalars['String']['output']>;
    /** True: the page is full, ask again at once. */
    more?: Maybe<Scalars['Boolean']['output']>;
    /** Events after `since` that have expired, by sender; set only if `since` ends in `#resume`. */
    missed?: Maybe<Array<MissedEvents>>;
};

/** One message of the single subscription: exactly one of its payloads is set. */
export type MeshMessage = {
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    nodeStatus?: Maybe<NodeStatus>;
    batchEvent?: Maybe<BatchEvent>;
    groupDissolve?: Maybe<GroupDissolvePayload>;
    /** The host's new decisions for all members: a payload like the other three. */
    state?: Maybe<GroupState>;
    /** The refused items of the sender's request, only in the answer to the sender; null if all were accepted. */
    refused?: Maybe<Array<RefusedItem>>;
    /** The ids of all members, whenever one joined or left: a payload like the other three. */
    members?: Maybe<Array<Scalars['ID']['output']>>;
    /** The place of that list in the group's order. Of two lists the later one counts. A member that is missing from it has left, and its earlier writes are gone. */
    membersPosition?: Maybe<Scalars['String']['output']>;
};

export type Query = {
    /** Part 2: leaves out groups whose host is away (Group.hostAway), unless `withoutHost` is true. */
    listGroupsByDomain: Array<Group>;
    /** Over all domains, at most `limit` groups (default 10). */
    searchGroupsByNamePrefix: Array<Group>;
    getNodeStatus?: Maybe<NodeStatus>;
    listGroupStatuses: Array<NodeStatus>;
    listNodesInGroup: Array<Node>;
    /** Ascending, at most 100. */
    getEventsSince: Array<Event>;
    /**
     * getEventsSince and listGroupStatuses in one request. Part 2: `nodeId` names the member that asks. From then on, lists
     * leave it out after some seconds without a sign of life. With `heardWithinSeconds` it promises its next sign within a
     * longer time, as in a hidden page whose timers run once a minute.
     */
    pollGroupData: PollGroupData;
    /** The backend's level: 2 is everything in this file. Each later addition raises it. */
    meshLevel: Scalars['Int']['output'];
    /** Requires the hostKey. */
    groupReport: GroupReport;
};

export type QueryListGroupsByDomainArgs = {
    domain: Scalars['String']['input'];
    withoutHost?: InputMaybe<Scalars['Boolean']['input']>;
};

export type QuerySearchGroupsByNamePrefixArgs = {
    namePrefix: Scalars['String']['input'];
    limit?: InputMaybe<Scalars['Int']['input']>;
};

export type QueryGetNodeStatusArgs = {
    nodeId: Scalars['ID']['input'];
};

export type QueryListGroupStatusesArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
};

export type QueryListNodesInGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
};

export type QueryGetEventsSinceArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    since: Scalars['String']['input'];
};

export type QueryPollGroupDataArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    since: Scalars['String']['input'];
    nodeId?: InputMaybe<Scalars['ID']['input']>;
    heardWithinSeconds?: InputMaybe<Scalars['Int']['input']>;
};

export type QueryGroupReportArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostKey: Scalars['String']['input'];
};

export type Mutation = {
    /** Derived from the caller's address: stable, not reversible. */
    createDomain: Scalars['String']['output'];
    createGroup: Group;
    joinGroup: Node;
    leaveGroup?: Maybe<LeaveGroupPayload>;
    dissolveGroup?: Maybe<MeshMessage>;
    /**
     * Part 2: `nodeId` is the host's member in the group, if that is not `hostId`. A host may have several windows, with a
     * member in each.
     */
    renewHeartbeat: HeartbeatPayload;
    sendMemberHeartbeat: MemberHeartbeatPayload;
    reportDataByNode?: Maybe<MeshMessage>;
    fireEventsByNode?: Maybe<MeshMessage>;
    recordEventsByNode: RecordEventsPayload;
    /** Reports how the member's messages arrive, why, and how many events it may have missed, for the teacher's table. */
    reportConnection: Scalars['Boolean']['output'];
    /** Refuses events and variables of all members until the host calls it with false. Requires the hostKey. */
    pauseGroup: Scalars['Boolean']['output'];
    /** Moves the group's end by that many seconds, at most to the longest lifetime of a group from its creation. Requires the hostKey. */
    prolongGroup: Group;
    /** Removes a member, which cannot join again. Requires the hostKey. */
    removeMember: Scalars['Boolean']['output'];
};

export type MutationCreateGroupArgs = {
    name: Scalars['String']['input'];
    hostId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    maxConnectionTimeSeconds?: InputMaybe<Scalars['Int']['input']>;
    useWebSocket: Scalars['Boolean']['input'];
};

export type MutationJoinGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
    useWebSocket?: InputMaybe<Scalars['Boolean']['input']>;
};

export type MutationLeaveGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
};

export type MutationDissolveGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostId: Scalars['ID']['input'];
};

export type MutationRenewHeartbeatArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostId: Scalars['ID']['input'];
    nodeId?: InputMaybe<Scalars['ID']['input']>;
};

export type MutationSendMemberHeartbeatArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
};

export type MutationReportDataByNodeArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
    data: Array<SensorDataInput>;
};

export type MutationFireEventsByNodeArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
    events: Array<EventInput>;
};

export type MutationRecordEventsByNodeArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
    events: Array<EventInput>;
};

export type MutationReportConnectionArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
    transport: Scalars['String']['input'];
    reason?: InputMaybe<Scalars['String']['input']>;
    missed: Scalars['Int']['input'];
};

export type MutationPauseGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostKey: Scalars['String']['input'];
    paused: Scalars['Boolean']['input'];
};

export type MutationProlongGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostKey: Scalars['String']['input'];
    seconds: Scalars['Int']['input'];
};

export type MutationRemoveMemberArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
    hostKey: Scalars['String']['input'];
    nodeId: Scalars['ID']['input'];
};

export type Subscription = {
    /** Fed by reportDataByNode, fireEventsByNode and dissolveGroup. */
    onMessageInGroup?: Maybe<MeshMessage>;
};

export type SubscriptionOnMessageInGroupArgs = {
    groupId: Scalars['ID']['input'];
    domain: Scalars['String']['input'];
};

/** One refused item of a request whose other items were accepted. */
export type RefusedItem = {
    /** Its index in `events` or `data`, from 0. */
    index: Scalars['Int']['output'];
    /** Like the `errorType` of a request that is refused as a whole. */
    errorType: Scalars['String']['output'];
    /** The limit, and the size of the item. */
    message: Scalars['String']['output'];
    /** Like the `errorInfo.code` of a request that is refused as a whole; null if there is none. */
    code?: Maybe<Scalars['String']['output']>;
};

/** The host's decisions for all members. Joining and every poll return it, and changes are pushed. */
export type GroupState = {
    /** True: events and variables are refused until the host resumes (errorType `Paused`). */
    paused: Scalars['Boolean']['output'];
    /** The group's end; the host may have moved it. */
    expiresAt: Scalars['AWSDateTime']['output'];
};

/** Events of one sender that expired before they were read. */
export type MissedEvents = {
    firedByNodeId: Scalars['ID']['output'];
    count: Scalars['Int']['output'];
};

/** The host's report on its group. */
export type GroupReport = {
    groupId: Scalars['ID']['output'];
    domain: Scalars['String']['output'];
    name: Scalars['String']['output'];
    expiresAt: Scalars['AWSDateTime']['output'];
    /** The server's clock. */
    serverTime: Scalars['AWSDateTime']['output'];
    /** True: events and variables are refused until the host resumes (errorType `Paused`). */
    paused: Scalars['Boolean']['output'];
    members: Array<MemberReport>;
};

/** The server's and the member's own information about one member. Counters start when it joins. */
export type MemberReport = {
    nodeId: Scalars['ID']['output'];
    /** As reported with reportConnection; null before the first report. */
    transport?: Maybe<Scalars['String']['output']>;
    transportReason?: Maybe<Scalars['String']['output']>;
    missed: Scalars['Int']['output'];
    events: Scalars['Int']['output'];
    variables: Scalars['Int']['output'];
    /** Its last sign of life, by the server's clock. */
    lastSeenAt: Scalars['AWSDateTime']['output'];
};
