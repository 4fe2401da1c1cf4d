// The operations with the fields of Part 2. What a mutation selects is what subscribers are sent by a backend that
// pushes the mutation's answer itself, as AppSync does: a client selects all of it.

export const JOIN_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) {
    joinGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { id position serverTime exactOrder batchIntervalMilliseconds }
}`;
export const REPORT_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $data: [SensorDataInput!]!) {
    reportDataByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, data: $data) {
        groupId domain
        nodeStatus { nodeId groupId domain timestamp data { key value } changed { key value position removed initial } }
        refused { index errorType message }
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
        refused { index errorType message }
    }
}`;
export const RECORD_EXTENDED = `mutation ($groupId: ID!, $domain: String!, $nodeId: ID!, $events: [EventInput!]!) {
    recordEventsByNode(groupId: $groupId, domain: $domain, nodeId: $nodeId, events: $events) {
        recordedCount position refused { index errorType message }
    }
}`;
export const POLL_EXTENDED = `query ($groupId: ID!, $domain: String!, $since: String!) {
    pollGroupData(groupId: $groupId, domain: $domain, since: $since) {
        events { name cursor firedAt data { key value position removed initial } }
        changes { nodeId changed { key value position removed initial } }
        members membersPosition position more
    }
}`;
export const SUBSCRIBE_EXTENDED = `subscription ($groupId: ID!, $domain: String!) {
    onMessageInGroup(groupId: $groupId, domain: $domain) {
        nodeStatus { nodeId timestamp changed { key value position removed initial } data { key value } }
        batchEvent { events { name firedAt data { key value position removed initial } } }
        groupDissolve { message }
        members membersPosition
    }
}`;
