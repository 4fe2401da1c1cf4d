// Which code answers which field, and with which source. A field of several steps is a pipeline of functions.

/** Where a field's or a step's data is. `none`: the code alone answers. */
export type Source = 'table' | 'lambda' | 'none';

/** A step of a pipeline: a file of deploy/resolvers/functions. */
export interface Step {
    readonly code: string;
    readonly source: Source;
}

/** A field of the schema that is answered by code. */
export interface Field {
    readonly type: 'Query' | 'Mutation' | 'Subscription' | 'Group';
    readonly name: string;
    /** A file of deploy/resolvers/fields. */
    readonly code: string;
    /** The one source of a field without steps. */
    readonly source?: Source;
    readonly steps?: readonly Step[];
}

const table = (code: string): Step => ({ code, source: 'table' });
const lambda = (code: string): Step => ({ code, source: 'lambda' });

const READ_GROUP = table('read-group');
const QUERY_MEMBERS = table('query-members');
/** Reads the member that sends, and makes one of it that has not joined. */
const MEMBER = [
    table('read-member'),
    table('check-room'),
    table('note-listener'),
    table('enter'),
    lambda('enter-again'),
    lambda('tell-members'),
];

/** Takes a batch of events, whichever way it came. */
const BATCH = [...MEMBER, table('keep-batch'), lambda('keep-batch-again'), lambda('publish-batch')];

const useCase = (name: string): Field => ({ type: 'Mutation', name, code: 'use-case', source: 'lambda' });

/** Every field that is answered by code. */
export const FIELDS: readonly Field[] = [
    { type: 'Query', name: 'meshLevel', code: 'mesh-level', source: 'none' },
    { type: 'Query', name: 'listGroupsByDomain', code: 'list-groups', source: 'table' },
    { type: 'Query', name: 'searchGroupsByNamePrefix', code: 'search-groups', source: 'table' },
    { type: 'Group', name: 'memberCount', code: 'member-count', source: 'table' },
    {
        type: 'Query',
        name: 'getNodeStatus',
        code: 'answer-of-last',
        steps: [table('find-node'), table('read-node-status')],
    },
    { type: 'Query', name: 'listGroupStatuses', code: 'list-statuses', steps: [READ_GROUP, QUERY_MEMBERS] },
    { type: 'Query', name: 'listNodesInGroup', code: 'list-nodes', steps: [READ_GROUP, QUERY_MEMBERS] },
    { type: 'Query', name: 'getEventsSince', code: 'events-since', steps: [READ_GROUP, table('query-events')] },
    {
        type: 'Query',
        name: 'pollGroupData',
        code: 'poll-group',
        steps: [READ_GROUP, table('query-events'), QUERY_MEMBERS],
    },
    useCase('createDomain'),
    useCase('createGroup'),
    useCase('leaveGroup'),
    { type: 'Mutation', name: 'dissolveGroup', code: 'dissolve-group', source: 'lambda' },
    {
        type: 'Mutation',
        name: 'joinGroup',
        code: 'join-group',
        steps: [...MEMBER, table('refresh'), lambda('stay-again')],
    },
    { type: 'Mutation', name: 'renewHeartbeat', code: 'answer-of-last', steps: [READ_GROUP, table('renew-group')] },
    {
        type: 'Mutation',
        name: 'sendMemberHeartbeat',
        code: 'answer-of-last',
        steps: [table('read-member'), table('beat-member'), lambda('stay-again')],
    },
    {
        type: 'Mutation',
        name: 'reportDataByNode',
        code: 'report-data',
        steps: [...MEMBER, table('write-status'), lambda('write-status-again'), lambda('publish-report')],
    },
    { type: 'Mutation', name: 'fireEventsByNode', code: 'fire-events', steps: BATCH },
    { type: 'Mutation', name: 'recordEventsByNode', code: 'record-events', steps: BATCH },
    { type: 'Mutation', name: 'publishMessage', code: 'publish-message', source: 'none' },
    { type: 'Subscription', name: 'onMessageInGroup', code: 'on-message', steps: [READ_GROUP] },
];
