// Which code answers which field, and from which source. A field of several steps is a pipeline of functions.

/** The data of a field or a step. `none`: the code alone answers. */
export type Source = 'table' | 'lambda' | 'none';

/** A step of a pipeline. */
export interface Step {
    /** A file of deploy/resolvers/functions. */
    readonly code: string;
    readonly source: Source;
}

/** A field of the schema that code answers. */
export interface Field {
    readonly type: 'Query' | 'Mutation' | 'Subscription' | 'Group';
    readonly name: string;
    /** A file of deploy/resolvers/fields. */
    readonly code: string;
    /** The one source of a field, or its steps. */
    readonly answer: Source | readonly Step[];
}

const table = (code: string): Step => ({ code, source: 'table' });
const lambda = (code: string): Step => ({ code, source: 'lambda' });

const READ_GROUP = table('read-group');
const QUERY_MEMBERS = table('query-members');
/** Reads the member that sends, and makes a node a member that has not joined. */
const MEMBER = [
    table('read-member'),
    table('check-room'),
    table('note-listener'),
    table('enter'),
    lambda('finish-entry'),
];
const STAY = [table('stay'), lambda('finish-stay')];
/** Stores a batch of events, fired or recorded. */
const BATCH = [...MEMBER, table('store-batch'), lambda('finish-batch')];
const REPORT = [...MEMBER, table('store-report'), lambda('finish-report')];

const query = (name: string, code: string, answer: Field['answer']): Field => ({ type: 'Query', name, code, answer });
const mutation = (name: string, code: string, answer: Field['answer']): Field => ({
    type: 'Mutation',
    name,
    code,
    answer,
});

/** Every field that code answers. */
export const FIELDS: readonly Field[] = [
    query('meshLevel', 'mesh-level', 'none'),
    query('listGroupsByDomain', 'list-groups', 'table'),
    query('searchGroupsByNamePrefix', 'search-groups', 'table'),
    { type: 'Group', name: 'memberCount', code: 'member-count', answer: 'table' },
    query('getNodeStatus', 'answer-of-last', [table('find-node'), table('read-node-status')]),
    query('listGroupStatuses', 'list-statuses', [READ_GROUP, QUERY_MEMBERS]),
    query('listNodesInGroup', 'list-nodes', [READ_GROUP, QUERY_MEMBERS]),
    query('getEventsSince', 'answer-of-last', [READ_GROUP, table('query-events')]),
    query('pollGroupData', 'poll-group', [READ_GROUP, table('query-events'), QUERY_MEMBERS]),
    mutation('createDomain', 'use-case', 'lambda'),
    mutation('createGroup', 'use-case', 'lambda'),
    mutation('leaveGroup', 'use-case', 'lambda'),
    mutation('dissolveGroup', 'dissolve-group', 'lambda'),
    mutation('joinGroup', 'join-group', [...MEMBER, ...STAY]),
    mutation('renewHeartbeat', 'answer-of-last', [READ_GROUP, table('renew-group')]),
    mutation('sendMemberHeartbeat', 'member-heartbeat', [table('read-member'), ...STAY]),
    mutation('reportDataByNode', 'report-data', REPORT),
    mutation('fireEventsByNode', 'fire-events', BATCH),
    mutation('recordEventsByNode', 'record-events', BATCH),
    mutation('publishMessage', 'publish-message', 'none'),
    { type: 'Subscription', name: 'onMessageInGroup', code: 'on-message', answer: [READ_GROUP] },
];
