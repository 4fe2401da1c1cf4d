// Generated from schema.graphql and operations.graphql by `npm run generate`: do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type SensorDataInput = {
    key: string;
    value: string;
    /**
     * True: a value that the sender had before it joined and did not set. It ranks below everything that was set in the
     * group, and below earlier start values. Without it, a report is a write.
     */
    initial?: boolean | null | undefined;
    /** True: the sender no longer has this variable; `value` is ignored. Without it, a backend keeps the last value. */
    removed?: boolean | null | undefined;
};

export type EventInput = {
    eventName: string;
    payload?: string | null | undefined;
    firedAt: string;
    /** Sorts one sender's events: 14 digits of local time, a hyphen, 7 digits of sequence. */
    orderKey?: string | null | undefined;
    /**
     * The sender's variables that changed since its previous event, as they were when it fired this one.
     * Without it, a sender reports variables first: receivers see values at least as new as the event's.
     */
    data?: Array<SensorDataInput> | null | undefined;
};

export type GroupFieldsFragment = {
    id: string;
    domain: string;
    fullId: string;
    name: string;
    hostId: string;
    createdAt: string | null;
    expiresAt: string;
    heartbeatIntervalSeconds: number | null;
    useWebSocket: boolean;
    pollingIntervalSeconds: number | null;
};

export type NodeFieldsFragment = {
    id: string;
    name: string;
    groupId: string | null;
    domain: string | null;
    expiresAt: string | null;
    heartbeatIntervalSeconds: number | null;
    useWebSocket: boolean | null;
    pollingIntervalSeconds: number | null;
};

export type EventFieldsFragment = {
    name: string;
    firedByNodeId: string;
    payload: string | null;
    timestamp: string;
    cursor: string | null;
    orderKey: string | null;
};

export type EventFieldsExtendedFragment = {
    firedAt: string | null;
    name: string;
    firedByNodeId: string;
    payload: string | null;
    timestamp: string;
    cursor: string | null;
    orderKey: string | null;
    data: Array<{
        key: string;
        value: string;
        position: string | null;
        removed: boolean | null;
        initial: boolean | null;
    }> | null;
};

export type StatusFieldsFragment = { nodeId: string; timestamp: string; data: Array<{ key: string; value: string }> };

export type ChangeFieldsFragment = {
    nodeId: string;
    timestamp: string;
    changed: Array<{
        key: string;
        value: string;
        position: string | null;
        removed: boolean | null;
        initial: boolean | null;
    }> | null;
};

export type MeshLevelQueryVariables = Exact<{ [key: string]: never }>;

export type MeshLevelQuery = { meshLevel: number };

export type CreateDomainMutationVariables = Exact<{ [key: string]: never }>;

export type CreateDomainMutation = { createDomain: string };

export type CreateGroupMutationVariables = Exact<{
    name: string;
    hostId: string;
    domain: string;
    maxConnectionTimeSeconds?: number | null | undefined;
    useWebSocket: boolean;
}>;

export type CreateGroupMutation = {
    createGroup: {
        id: string;
        domain: string;
        fullId: string;
        name: string;
        hostId: string;
        createdAt: string | null;
        expiresAt: string;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean;
        pollingIntervalSeconds: number | null;
    };
};

export type ListGroupsExtendedQueryVariables = Exact<{
    domain: string;
}>;

export type ListGroupsExtendedQuery = {
    listGroupsByDomain: Array<{
        memberCount: number | null;
        hostAway: boolean | null;
        id: string;
        domain: string;
        fullId: string;
        name: string;
        hostId: string;
        createdAt: string | null;
        expiresAt: string;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean;
        pollingIntervalSeconds: number | null;
    }>;
};

export type ListGroupsQueryVariables = Exact<{
    domain: string;
}>;

export type ListGroupsQuery = {
    listGroupsByDomain: Array<{
        id: string;
        domain: string;
        fullId: string;
        name: string;
        hostId: string;
        createdAt: string | null;
        expiresAt: string;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean;
        pollingIntervalSeconds: number | null;
    }>;
};

export type SearchGroupsQueryVariables = Exact<{
    namePrefix: string;
    limit?: number | null | undefined;
}>;

export type SearchGroupsQuery = {
    searchGroupsByNamePrefix: Array<{
        id: string;
        domain: string;
        fullId: string;
        name: string;
        hostId: string;
        createdAt: string | null;
        expiresAt: string;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean;
        pollingIntervalSeconds: number | null;
    }>;
};

export type JoinGroupMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    useWebSocket?: boolean | null | undefined;
}>;

export type JoinGroupMutation = {
    joinGroup: {
        id: string;
        name: string;
        groupId: string | null;
        domain: string | null;
        expiresAt: string | null;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean | null;
        pollingIntervalSeconds: number | null;
    };
};

export type JoinGroupExtendedMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    useWebSocket?: boolean | null | undefined;
}>;

export type JoinGroupExtendedMutation = {
    joinGroup: {
        position: string | null;
        serverTime: string | null;
        exactOrder: boolean | null;
        kept: boolean | null;
        batchIntervalMilliseconds: number | null;
        id: string;
        name: string;
        groupId: string | null;
        domain: string | null;
        expiresAt: string | null;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean | null;
        pollingIntervalSeconds: number | null;
        state: { paused: boolean; expiresAt: string } | null;
    };
};

export type LeaveGroupMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
}>;

export type LeaveGroupMutation = {
    leaveGroup: { peerId: string; groupId: string; domain: string; message: string } | null;
};

export type DissolveGroupMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostId: string;
}>;

export type DissolveGroupMutation = {
    dissolveGroup: {
        groupId: string;
        domain: string;
        groupDissolve: { groupId: string; domain: string; message: string } | null;
    } | null;
};

export type RenewHeartbeatMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostId: string;
}>;

export type RenewHeartbeatMutation = { renewHeartbeat: { expiresAt: string; heartbeatIntervalSeconds: number | null } };

export type RenewHeartbeatOfWindowMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostId: string;
    nodeId: string;
}>;

export type RenewHeartbeatOfWindowMutation = {
    renewHeartbeat: { expiresAt: string; heartbeatIntervalSeconds: number | null };
};

export type SendMemberHeartbeatMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
}>;

export type SendMemberHeartbeatMutation = {
    sendMemberHeartbeat: { expiresAt: string; heartbeatIntervalSeconds: number | null };
};

export type ListNodesQueryVariables = Exact<{
    groupId: string;
    domain: string;
}>;

export type ListNodesQuery = { listNodesInGroup: Array<{ id: string; useWebSocket: boolean | null }> };

export type ListStatusesQueryVariables = Exact<{
    groupId: string;
    domain: string;
}>;

export type ListStatusesQuery = {
    listGroupStatuses: Array<{ nodeId: string; timestamp: string; data: Array<{ key: string; value: string }> }>;
};

export type ListStatusesExtendedQueryVariables = Exact<{
    groupId: string;
    domain: string;
}>;

export type ListStatusesExtendedQuery = {
    listGroupStatuses: Array<{
        nodeId: string;
        timestamp: string;
        data: Array<{ key: string; value: string; position: string | null; initial: boolean | null }>;
    }>;
};

export type NodeStatusExtendedQueryVariables = Exact<{
    nodeId: string;
}>;

export type NodeStatusExtendedQuery = {
    getNodeStatus: {
        groupId: string;
        domain: string;
        data: Array<{ key: string; value: string; position: string | null; initial: boolean | null }>;
    } | null;
};

export type ReportDataMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    data: Array<SensorDataInput> | SensorDataInput;
}>;

export type ReportDataMutation = {
    reportDataByNode: {
        groupId: string;
        domain: string;
        nodeStatus: {
            nodeId: string;
            groupId: string;
            domain: string;
            timestamp: string;
            data: Array<{ key: string; value: string }>;
        } | null;
    } | null;
};

export type ReportDataExtendedMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    data: Array<SensorDataInput> | SensorDataInput;
}>;

export type ReportDataExtendedMutation = {
    reportDataByNode: {
        groupId: string;
        domain: string;
        nodeStatus: {
            groupId: string;
            domain: string;
            nodeId: string;
            timestamp: string;
            data: Array<{ key: string; value: string; position: string | null; initial: boolean | null }>;
            changed: Array<{
                key: string;
                value: string;
                position: string | null;
                removed: boolean | null;
                initial: boolean | null;
            }> | null;
        } | null;
        refused: Array<{ index: number; errorType: string; message: string; code: string | null }> | null;
    } | null;
};

export type FireEventsExtendedMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    events: Array<EventInput> | EventInput;
}>;

export type FireEventsExtendedMutation = {
    fireEventsByNode: {
        groupId: string;
        domain: string;
        batchEvent: {
            firedByNodeId: string;
            groupId: string;
            domain: string;
            timestamp: string;
            events: Array<{
                groupId: string;
                domain: string;
                firedAt: string | null;
                name: string;
                firedByNodeId: string;
                payload: string | null;
                timestamp: string;
                cursor: string | null;
                orderKey: string | null;
                data: Array<{
                    key: string;
                    value: string;
                    position: string | null;
                    removed: boolean | null;
                    initial: boolean | null;
                }> | null;
            }>;
        } | null;
        refused: Array<{ index: number; errorType: string; message: string; code: string | null }> | null;
    } | null;
};

export type FireEventsMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    events: Array<EventInput> | EventInput;
}>;

export type FireEventsMutation = {
    fireEventsByNode: {
        groupId: string;
        domain: string;
        batchEvent: {
            firedByNodeId: string;
            groupId: string;
            domain: string;
            timestamp: string;
            events: Array<{
                name: string;
                firedByNodeId: string;
                groupId: string;
                domain: string;
                payload: string | null;
                timestamp: string;
                orderKey: string | null;
            }>;
        } | null;
    } | null;
};

export type RecordEventsMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    events: Array<EventInput> | EventInput;
}>;

export type RecordEventsMutation = { recordEventsByNode: { recordedCount: number; nextSince: string } };

export type RecordEventsExtendedMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    events: Array<EventInput> | EventInput;
}>;

export type RecordEventsExtendedMutation = {
    recordEventsByNode: {
        recordedCount: number;
        position: string | null;
        refused: Array<{ index: number; errorType: string; message: string; code: string | null }> | null;
    };
};

export type EventsSinceQueryVariables = Exact<{
    groupId: string;
    domain: string;
    since: string;
}>;

export type EventsSinceQuery = {
    getEventsSince: Array<{
        name: string;
        firedByNodeId: string;
        payload: string | null;
        timestamp: string;
        cursor: string | null;
        orderKey: string | null;
    }>;
};

export type PollGroupQueryVariables = Exact<{
    groupId: string;
    domain: string;
    since: string;
}>;

export type PollGroupQuery = {
    pollGroupData: {
        events: Array<{
            name: string;
            firedByNodeId: string;
            payload: string | null;
            timestamp: string;
            cursor: string | null;
            orderKey: string | null;
        }>;
        nodeStatuses: Array<{ nodeId: string; timestamp: string; data: Array<{ key: string; value: string }> }>;
    };
};

export type PollGroupExtendedQueryVariables = Exact<{
    groupId: string;
    domain: string;
    since: string;
    nodeId?: string | null | undefined;
    heardWithinSeconds?: number | null | undefined;
}>;

export type PollGroupExtendedQuery = {
    pollGroupData: {
        members: Array<string> | null;
        membersPosition: string | null;
        position: string | null;
        more: boolean | null;
        events: Array<{
            firedAt: string | null;
            name: string;
            firedByNodeId: string;
            payload: string | null;
            timestamp: string;
            cursor: string | null;
            orderKey: string | null;
            data: Array<{
                key: string;
                value: string;
                position: string | null;
                removed: boolean | null;
                initial: boolean | null;
            }> | null;
        }>;
        changes: Array<{
            nodeId: string;
            timestamp: string;
            changed: Array<{
                key: string;
                value: string;
                position: string | null;
                removed: boolean | null;
                initial: boolean | null;
            }> | null;
        }> | null;
        state: { paused: boolean; expiresAt: string } | null;
        missed: Array<{ firedByNodeId: string; count: number }> | null;
    };
};

export type OnMessageSubscriptionVariables = Exact<{
    groupId: string;
    domain: string;
}>;

export type OnMessageSubscription = {
    onMessageInGroup: {
        groupId: string;
        domain: string;
        nodeStatus: { nodeId: string; timestamp: string; data: Array<{ key: string; value: string }> } | null;
        batchEvent: {
            events: Array<{
                name: string;
                firedByNodeId: string;
                payload: string | null;
                timestamp: string;
                cursor: string | null;
                orderKey: string | null;
            }>;
        } | null;
        groupDissolve: { message: string } | null;
    } | null;
};

export type OnMessageExtendedSubscriptionVariables = Exact<{
    groupId: string;
    domain: string;
}>;

export type OnMessageExtendedSubscription = {
    onMessageInGroup: {
        members: Array<string> | null;
        membersPosition: string | null;
        nodeStatus: {
            nodeId: string;
            timestamp: string;
            data: Array<{ key: string; value: string }>;
            changed: Array<{
                key: string;
                value: string;
                position: string | null;
                removed: boolean | null;
                initial: boolean | null;
            }> | null;
        } | null;
        batchEvent: {
            events: Array<{
                firedAt: string | null;
                name: string;
                firedByNodeId: string;
                payload: string | null;
                timestamp: string;
                cursor: string | null;
                orderKey: string | null;
                data: Array<{
                    key: string;
                    value: string;
                    position: string | null;
                    removed: boolean | null;
                    initial: boolean | null;
                }> | null;
            }>;
        } | null;
        groupDissolve: { message: string; code: string | null } | null;
        state: { paused: boolean; expiresAt: string } | null;
    } | null;
};

export type ReportConnectionMutationVariables = Exact<{
    groupId: string;
    domain: string;
    nodeId: string;
    transport: string;
    reason?: string | null | undefined;
    missed: number;
}>;

export type ReportConnectionMutation = { reportConnection: boolean };

export type CreateHostedGroupMutationVariables = Exact<{
    name: string;
    hostId: string;
    domain: string;
    useWebSocket: boolean;
}>;

export type CreateHostedGroupMutation = {
    createGroup: {
        hostKey: string | null;
        id: string;
        domain: string;
        fullId: string;
        name: string;
        hostId: string;
        createdAt: string | null;
        expiresAt: string;
        heartbeatIntervalSeconds: number | null;
        useWebSocket: boolean;
        pollingIntervalSeconds: number | null;
    };
};

export type GroupReportQueryVariables = Exact<{
    groupId: string;
    domain: string;
    hostKey: string;
}>;

export type GroupReportQuery = {
    groupReport: {
        name: string;
        expiresAt: string;
        serverTime: string;
        paused: boolean;
        members: Array<{
            nodeId: string;
            transport: string | null;
            transportReason: string | null;
            missed: number;
            events: number;
            variables: number;
            lastSeenAt: string;
        }>;
    };
};

export type PauseGroupMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostKey: string;
    paused: boolean;
}>;

export type PauseGroupMutation = { pauseGroup: boolean };

export type ProlongGroupMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostKey: string;
    seconds: number;
}>;

export type ProlongGroupMutation = { prolongGroup: { expiresAt: string } };

export type RemoveMemberMutationVariables = Exact<{
    groupId: string;
    domain: string;
    hostKey: string;
    nodeId: string;
}>;

export type RemoveMemberMutation = { removeMember: boolean };

export const GroupFieldsFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<GroupFieldsFragment, unknown>;
export const NodeFieldsFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'NodeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Node' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<NodeFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<EventFieldsFragment, unknown>;
export const EventFieldsExtendedFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFieldsExtended' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<EventFieldsExtendedFragment, unknown>;
export const StatusFieldsFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'StatusFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<StatusFieldsFragment, unknown>;
export const ChangeFieldsFragmentDoc = {
    kind: 'Document',
    definitions: [
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'ChangeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'changed' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ChangeFieldsFragment, unknown>;
export const MeshLevelDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'MeshLevel' },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [{ kind: 'Field', name: { kind: 'Name', value: 'meshLevel' } }],
            },
        },
    ],
} as unknown as DocumentNode<MeshLevelQuery, MeshLevelQueryVariables>;
export const CreateDomainDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'CreateDomain' },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [{ kind: 'Field', name: { kind: 'Name', value: 'createDomain' } }],
            },
        },
    ],
} as unknown as DocumentNode<CreateDomainMutation, CreateDomainMutationVariables>;
export const CreateGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'CreateGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'maxConnectionTimeSeconds' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                    type: {
                        kind: 'NonNullType',
                        type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'createGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'name' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'maxConnectionTimeSeconds' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'maxConnectionTimeSeconds' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'useWebSocket' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'GroupFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<CreateGroupMutation, CreateGroupMutationVariables>;
export const ListGroupsExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'ListGroupsExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'listGroupsByDomain' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'withoutHost' },
                                value: { kind: 'BooleanValue', value: true },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'GroupFields' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'memberCount' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'hostAway' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ListGroupsExtendedQuery, ListGroupsExtendedQueryVariables>;
export const ListGroupsDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'ListGroups' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'listGroupsByDomain' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'GroupFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ListGroupsQuery, ListGroupsQueryVariables>;
export const SearchGroupsDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'SearchGroups' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'namePrefix' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'limit' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'searchGroupsByNamePrefix' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'namePrefix' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'namePrefix' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'limit' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'limit' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'GroupFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<SearchGroupsQuery, SearchGroupsQueryVariables>;
export const JoinGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'JoinGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'joinGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'useWebSocket' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'NodeFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'NodeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Node' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<JoinGroupMutation, JoinGroupMutationVariables>;
export const JoinGroupExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'JoinGroupExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'joinGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'useWebSocket' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'NodeFields' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'serverTime' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'exactOrder' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'kept' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'batchIntervalMilliseconds' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'state' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'paused' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'NodeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Node' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<JoinGroupExtendedMutation, JoinGroupExtendedMutationVariables>;
export const LeaveGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'LeaveGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'leaveGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'peerId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<LeaveGroupMutation, LeaveGroupMutationVariables>;
export const DissolveGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'DissolveGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'dissolveGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'groupDissolve' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<DissolveGroupMutation, DissolveGroupMutationVariables>;
export const RenewHeartbeatDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'RenewHeartbeat' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'renewHeartbeat' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<RenewHeartbeatMutation, RenewHeartbeatMutationVariables>;
export const RenewHeartbeatOfWindowDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'RenewHeartbeatOfWindow' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'renewHeartbeat' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<RenewHeartbeatOfWindowMutation, RenewHeartbeatOfWindowMutationVariables>;
export const SendMemberHeartbeatDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'SendMemberHeartbeat' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'sendMemberHeartbeat' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<SendMemberHeartbeatMutation, SendMemberHeartbeatMutationVariables>;
export const ListNodesDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'ListNodes' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'listNodesInGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ListNodesQuery, ListNodesQueryVariables>;
export const ListStatusesDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'ListStatuses' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'listGroupStatuses' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'StatusFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'StatusFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ListStatusesQuery, ListStatusesQueryVariables>;
export const ListStatusesExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'ListStatusesExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'listGroupStatuses' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'data' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ListStatusesExtendedQuery, ListStatusesExtendedQueryVariables>;
export const NodeStatusExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'NodeStatusExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'getNodeStatus' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'data' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<NodeStatusExtendedQuery, NodeStatusExtendedQueryVariables>;
export const ReportDataDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'ReportData' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'data' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'SensorDataInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'reportDataByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'data' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'data' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'nodeStatus' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'data' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                                    ],
                                                },
                                            },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ReportDataMutation, ReportDataMutationVariables>;
export const ReportDataExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'ReportDataExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'data' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'SensorDataInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'reportDataByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'data' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'data' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'nodeStatus' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'data' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                                                    ],
                                                },
                                            },
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ChangeFields' } },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'refused' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'index' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'errorType' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'ChangeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'changed' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ReportDataExtendedMutation, ReportDataExtendedMutationVariables>;
export const FireEventsExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'FireEventsExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'fireEventsByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'events' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'batchEvent' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'events' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                                        {
                                                            kind: 'FragmentSpread',
                                                            name: { kind: 'Name', value: 'EventFieldsExtended' },
                                                        },
                                                    ],
                                                },
                                            },
                                            { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'refused' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'index' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'errorType' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFieldsExtended' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<FireEventsExtendedMutation, FireEventsExtendedMutationVariables>;
export const FireEventsDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'FireEvents' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'fireEventsByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'events' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'batchEvent' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'events' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                                        {
                                                            kind: 'Field',
                                                            name: { kind: 'Name', value: 'firedByNodeId' },
                                                        },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                                                    ],
                                                },
                                            },
                                            { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<FireEventsMutation, FireEventsMutationVariables>;
export const RecordEventsDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'RecordEvents' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'recordEventsByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'events' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'recordedCount' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'nextSince' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<RecordEventsMutation, RecordEventsMutationVariables>;
export const RecordEventsExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'RecordEventsExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                    type: {
                        kind: 'NonNullType',
                        type: {
                            kind: 'ListType',
                            type: {
                                kind: 'NonNullType',
                                type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventInput' } },
                            },
                        },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'recordEventsByNode' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'events' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'events' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'recordedCount' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'refused' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'index' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'errorType' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<RecordEventsExtendedMutation, RecordEventsExtendedMutationVariables>;
export const EventsSinceDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'EventsSince' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'getEventsSince' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'since' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } }],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<EventsSinceQuery, EventsSinceQueryVariables>;
export const PollGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'PollGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'pollGroupData' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'since' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'events' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'nodeStatuses' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'StatusFields' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'StatusFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<PollGroupQuery, PollGroupQueryVariables>;
export const PollGroupExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'PollGroupExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'heardWithinSeconds' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'pollGroupData' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'since' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'since' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'heardWithinSeconds' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'heardWithinSeconds' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'events' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            {
                                                kind: 'FragmentSpread',
                                                name: { kind: 'Name', value: 'EventFieldsExtended' },
                                            },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'changes' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ChangeFields' } },
                                        ],
                                    },
                                },
                                { kind: 'Field', name: { kind: 'Name', value: 'members' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'membersPosition' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'state' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'paused' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                        ],
                                    },
                                },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'more' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'missed' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFieldsExtended' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'ChangeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'changed' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<PollGroupExtendedQuery, PollGroupExtendedQueryVariables>;
export const OnMessageDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'subscription',
            name: { kind: 'Name', value: 'OnMessage' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'onMessageInGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'groupId' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'nodeStatus' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'StatusFields' } },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'batchEvent' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'events' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        {
                                                            kind: 'FragmentSpread',
                                                            name: { kind: 'Name', value: 'EventFields' },
                                                        },
                                                    ],
                                                },
                                            },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'groupDissolve' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [{ kind: 'Field', name: { kind: 'Name', value: 'message' } }],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'StatusFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<OnMessageSubscription, OnMessageSubscriptionVariables>;
export const OnMessageExtendedDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'subscription',
            name: { kind: 'Name', value: 'OnMessageExtended' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'onMessageInGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'nodeStatus' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'ChangeFields' } },
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'data' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                                        { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                                    ],
                                                },
                                            },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'batchEvent' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            {
                                                kind: 'Field',
                                                name: { kind: 'Name', value: 'events' },
                                                selectionSet: {
                                                    kind: 'SelectionSet',
                                                    selections: [
                                                        {
                                                            kind: 'FragmentSpread',
                                                            name: { kind: 'Name', value: 'EventFieldsExtended' },
                                                        },
                                                    ],
                                                },
                                            },
                                        ],
                                    },
                                },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'groupDissolve' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                                        ],
                                    },
                                },
                                { kind: 'Field', name: { kind: 'Name', value: 'members' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'membersPosition' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'state' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'paused' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedByNodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'payload' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'orderKey' } },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'ChangeFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'NodeStatus' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'timestamp' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'changed' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'EventFieldsExtended' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Event' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'FragmentSpread', name: { kind: 'Name', value: 'EventFields' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'firedAt' } },
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'data' },
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'key' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'removed' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'initial' } },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<OnMessageExtendedSubscription, OnMessageExtendedSubscriptionVariables>;
export const ReportConnectionDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'ReportConnection' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'transport' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'reason' } },
                    type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'missed' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'reportConnection' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'transport' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'transport' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'reason' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'reason' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'missed' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'missed' } },
                            },
                        ],
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ReportConnectionMutation, ReportConnectionMutationVariables>;
export const CreateHostedGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'CreateHostedGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                    type: {
                        kind: 'NonNullType',
                        type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'createGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'name' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'useWebSocket' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'useWebSocket' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'FragmentSpread', name: { kind: 'Name', value: 'GroupFields' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'hostKey' } },
                            ],
                        },
                    },
                ],
            },
        },
        {
            kind: 'FragmentDefinition',
            name: { kind: 'Name', value: 'GroupFields' },
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Group' } },
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'domain' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'fullId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'hostId' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'createdAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'heartbeatIntervalSeconds' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'useWebSocket' } },
                    { kind: 'Field', name: { kind: 'Name', value: 'pollingIntervalSeconds' } },
                ],
            },
        },
    ],
} as unknown as DocumentNode<CreateHostedGroupMutation, CreateHostedGroupMutationVariables>;
export const GroupReportDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'query',
            name: { kind: 'Name', value: 'GroupReport' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'groupReport' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostKey' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [
                                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'serverTime' } },
                                { kind: 'Field', name: { kind: 'Name', value: 'paused' } },
                                {
                                    kind: 'Field',
                                    name: { kind: 'Name', value: 'members' },
                                    selectionSet: {
                                        kind: 'SelectionSet',
                                        selections: [
                                            { kind: 'Field', name: { kind: 'Name', value: 'nodeId' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'transport' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'transportReason' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'missed' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'events' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'variables' } },
                                            { kind: 'Field', name: { kind: 'Name', value: 'lastSeenAt' } },
                                        ],
                                    },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<GroupReportQuery, GroupReportQueryVariables>;
export const PauseGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'PauseGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'paused' } },
                    type: {
                        kind: 'NonNullType',
                        type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
                    },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'pauseGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostKey' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'paused' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'paused' } },
                            },
                        ],
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<PauseGroupMutation, PauseGroupMutationVariables>;
export const ProlongGroupDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'ProlongGroup' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'seconds' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'prolongGroup' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostKey' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'seconds' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'seconds' } },
                            },
                        ],
                        selectionSet: {
                            kind: 'SelectionSet',
                            selections: [{ kind: 'Field', name: { kind: 'Name', value: 'expiresAt' } }],
                        },
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<ProlongGroupMutation, ProlongGroupMutationVariables>;
export const RemoveMemberDocument = {
    kind: 'Document',
    definitions: [
        {
            kind: 'OperationDefinition',
            operation: 'mutation',
            name: { kind: 'Name', value: 'RemoveMember' },
            variableDefinitions: [
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
                },
                {
                    kind: 'VariableDefinition',
                    variable: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                    type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
            ],
            selectionSet: {
                kind: 'SelectionSet',
                selections: [
                    {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'removeMember' },
                        arguments: [
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'groupId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'groupId' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'domain' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'domain' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'hostKey' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'hostKey' } },
                            },
                            {
                                kind: 'Argument',
                                name: { kind: 'Name', value: 'nodeId' },
                                value: { kind: 'Variable', name: { kind: 'Name', value: 'nodeId' } },
                            },
                        ],
                    },
                ],
            },
        },
    ],
} as unknown as DocumentNode<RemoveMemberMutation, RemoveMemberMutationVariables>;
