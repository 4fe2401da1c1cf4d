// The operations with the fields of Part 2. What a mutation selects is what subscribers are sent by a backend that
// pushes the mutation's answer itself, as AppSync does: a client selects all of it.

export const JOIN_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) {
    joinGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { id position serverTime exactOrder batchIntervalMilliseconds state { paused expiresAt } }
}`;
export const REPORT_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $data: [SensorDataInput!]!) {
    reportDataByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, data: $data) {
        groupId domain
        nodeStatus { nodeId groupId domain timestamp data { key value } changed { key value position removed initial } }
        refused { index errorType message code }
    }
}`;
export const FIRE_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
    fireEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) {
        groupId domain
        batchEvent {
            firedByNodeId groupId domain timestamp
            events {
                name firedByNodeId groupId domain payload timestamp orderKey cursor firedAt
                data { key value position removed initial }
            }
        }
        refused { index errorType message code }
    }
}`;
export const RECORD_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
    recordEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) {
        recordedCount position refused { index errorType message code }
    }
}`;
export const POLL_EXTENDED = `query ($groupId: ID!, $domain: String!, $since: String!) {
    pollGroupData(groupId: $groupId, domain: $domain, since: $since) {
        events { name cursor firedAt data { key value position removed initial } }
        changes { nodeId changed { key value position removed initial } }
        members membersPosition position more
        state { paused expiresAt }
    }
}`;
export const SUBSCRIBE_EXTENDED = `subscription ($groupId: ID!, $domain: String!) {
    onMessageInGroup(groupId: $groupId, domain: $domain) {
        nodeStatus { nodeId timestamp changed { key value position removed initial } data { key value } }
        batchEvent { events { name firedAt data { key value position removed initial } } }
        groupDissolve { message }
        members membersPosition
        state { paused expiresAt }
    }
}`;

// The host's own.

export const CREATE_HOSTED = `mutation ($name: String!, $hostId: ID!, $domain: String!, $useWebSocket: Boolean!) {
    createGroup(name: $name, hostId: $hostId, domain: $domain, useWebSocket: $useWebSocket) { id domain hostId createdAt expiresAt hostKey }
}`;
export const PAUSE = `mutation ($groupId: ID!, $domain: String!, $hostKey: String!, $paused: Boolean!) {
    pauseGroup(groupId: $groupId, domain: $domain, hostKey: $hostKey, paused: $paused)
}`;
export const PROLONG = `mutation ($groupId: ID!, $domain: String!, $hostKey: String!, $seconds: Int!) {
    prolongGroup(groupId: $groupId, domain: $domain, hostKey: $hostKey, seconds: $seconds) { expiresAt }
}`;
export const REMOVE = `mutation ($groupId: ID!, $domain: String!, $hostKey: String!, $nodeId: ID!) {
    removeMember(groupId: $groupId, domain: $domain, hostKey: $hostKey, nodeId: $nodeId)
}`;
