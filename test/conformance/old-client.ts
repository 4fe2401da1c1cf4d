// The operations as an editor of today writes them: Part 1 fields only.

const GROUP =
    'id domain fullId name hostId createdAt expiresAt heartbeatIntervalSeconds useWebSocket pollingIntervalSeconds';
const NODE = 'id name groupId domain expiresAt heartbeatIntervalSeconds useWebSocket pollingIntervalSeconds';
const STATUS = 'nodeId groupId domain timestamp data { key value }';
const EVENT = 'name firedByNodeId groupId domain payload timestamp cursor orderKey';

export const CREATE_DOMAIN = 'mutation { createDomain }';
export const CREATE_GROUP = `mutation ($name: String!, $hostId: ID!, $domain: String!, $seconds: Int, $useWebSocket: Boolean!) {
    createGroup(name: $name, hostId: $hostId, domain: $domain, maxConnectionTimeSeconds: $seconds, useWebSocket: $useWebSocket) { ${GROUP} }
}`;
export const LIST_GROUPS = `query ($domain: String!) { listGroupsByDomain(domain: $domain) { ${GROUP} } }`;
export const SEARCH = `query ($namePrefix: String!, $limit: Int) { searchGroupsByNamePrefix(namePrefix: $namePrefix, limit: $limit) { ${GROUP} } }`;
export const JOIN = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $useWebSocket: Boolean) {
    joinGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId, useWebSocket: $useWebSocket) { ${NODE} }
}`;
export const LEAVE = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) {
    leaveGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { peerId groupId domain message }
}`;
export const DISSOLVE = `mutation ($groupId: ID!, $domain: String!, $hostId: ID!) {
    dissolveGroup(groupId: $groupId, domain: $domain, hostId: $hostId) { groupId domain groupDissolve { groupId domain message } }
}`;
export const RENEW = `mutation ($groupId: ID!, $domain: String!, $hostId: ID!) {
    renewHeartbeat(groupId: $groupId, domain: $domain, hostId: $hostId) { groupId domain expiresAt heartbeatIntervalSeconds }
}`;
export const MEMBER_HEARTBEAT = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) {
    sendMemberHeartbeat(groupId: $groupId, domain: $domain, nodeId: $nodeId) { nodeId groupId domain expiresAt heartbeatIntervalSeconds }
}`;
export const LIST_NODES = `query ($groupId: ID!, $domain: String!) { listNodesInGroup(groupId: $groupId, domain: $domain) { ${NODE} } }`;
export const LIST_STATUSES = `query ($groupId: ID!, $domain: String!) { listGroupStatuses(groupId: $groupId, domain: $domain) { ${STATUS} } }`;
export const NODE_STATUS = `query ($nodeId: ID!) { getNodeStatus(nodeId: $nodeId) { ${STATUS} } }`;
export const REPORT = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $data: [SensorDataInput!]!) {
    reportDataByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, data: $data) { groupId domain nodeStatus { ${STATUS} } }
}`;
export const FIRE = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
    fireEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) {
        groupId domain batchEvent { firedByNodeId groupId domain timestamp events { name firedByNodeId groupId domain payload timestamp orderKey } }
    }
}`;
export const RECORD = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
    recordEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) { groupId domain recordedCount nextSince }
}`;
export const EVENTS_SINCE = `query ($groupId: ID!, $domain: String!, $since: String!) {
    getEventsSince(groupId: $groupId, domain: $domain, since: $since) { ${EVENT} }
}`;
export const POLL = `query ($groupId: ID!, $domain: String!, $since: String!) {
    pollGroupData(groupId: $groupId, domain: $domain, since: $since) { events { ${EVENT} } nodeStatuses { ${STATUS} } }
}`;
export const SUBSCRIBE = `subscription ($groupId: ID!, $domain: String!) {
    onMessageInGroup(groupId: $groupId, domain: $domain) {
        groupId domain nodeStatus { ${STATUS} }
        batchEvent { firedByNodeId groupId domain timestamp events { name firedByNodeId groupId domain payload timestamp orderKey } }
        groupDissolve { groupId domain message }
    }
}`;
