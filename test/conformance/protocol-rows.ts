// Which rule holds each row of docs/protocol.md's tables of errors and limits: test/docs/protocol.test.ts compares them.
import {
    BATCH_MAX_BYTES,
    BATCH_MAX_EVENTS,
    DOMAIN_MAX_LENGTH,
    EVENT_NAME_MAX_LENGTH,
    GROUP_MAX_MEMBERS,
    GROUP_NAME_MAX_LENGTH,
    GROUP_VARIABLES_MAX_BYTES,
    ID_MAX_LENGTH,
    LOG_MAX_BYTES,
    LOG_SHARE_MAX_EVENTS,
    ORDER_KEY_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    REPORT_MAX_VARIABLES,
    SINCE_MAX_LENGTH,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
    VARIABLES_MAX_BYTES,
    VARIABLES_MAX_KEYS,
} from '../../src/core/limits';
import { VARIABLES_MAX_LENGTH } from '../../deploy/table/status';
import type { ErrorType } from '../../src/wire/errors';

/** What holds one row. */
export interface Row {
    /** Titles of tests: of this suite, which runs them at every backend. */
    readonly rules?: readonly string[];
    /** Titles of the classroom server's own tests: what it alone has, such as connections and documents. */
    readonly server?: readonly string[];
    /** The numbers that the row names, in bytes, characters or pieces. */
    readonly limits?: readonly number[];
}

/** The rows of the table of errors. */
export const ERROR_ROWS: Readonly<Record<ErrorType, Row>> = {
    ValidationError: {
        rules: [
            'what the contract does not know is a ValidationError, and nothing of it is done',
            'a request of which nothing fits is refused as a whole, and lets nobody join',
            'a group that cannot be made is refused with why',
        ],
    },
    GroupNotFound: {
        rules: [
            'a dissolved group is refused with GroupNotFound by every operation',
            'a group is gone when expiresAt has passed',
        ],
    },
    NodeNotFound: {
        rules: ['a heartbeat of a member is answered, of an unknown node refused with NodeNotFound'],
    },
    Unauthorized: {
        rules: ['only the host can renew the heartbeat and dissolve the group'],
        server: ['a WebSocket with a wrong key is closed with 4403', 'with the key a request is answered'],
    },
    LimitExceeded: {
        rules: [
            'a group takes 250 members, and another one when somebody has left',
            'D9: who floods its group is refused for itself alone, and taken again after the TTL',
        ],
    },
    Paused: { rules: ['what a host decides is answered to who joins and polls, and pushed when it changes'] },
    BadRequest: { rules: ['a document that cannot be read, %p, is a BadRequest'], server: ['JSON that is not JSON'] },
    InternalError: {
        rules: ["the backend's own fault is an InternalError that says nothing of its cause"],
        server: ["the server's own fault is an InternalError that says nothing of its cause"],
    },
};

/** The rows of the tables of limits. */
export const LIMIT_ROWS: Readonly<Record<string, Row>> = {
    'group name': {
        rules: ['a group name has at most 100 characters, one of them visible'],
        limits: [GROUP_NAME_MAX_LENGTH],
    },
    domain: { rules: ['a domain has at most 256 characters'], limits: [DOMAIN_MAX_LENGTH] },
    'id of a group, a host, a node': { rules: ['ids have 1 to 128 characters'], limits: [ID_MAX_LENGTH] },
    '`orderKey`, `since`': {
        rules: ['an event with %s is refused, and the others are taken', 'since %p is refused'],
        limits: [ORDER_KEY_MAX_LENGTH, SINCE_MAX_LENGTH],
    },
    'members of a group': {
        rules: ['a group takes 250 members, and another one when somebody has left'],
        limits: [GROUP_MAX_MEMBERS],
    },
    'events a batch': {
        rules: ['a batch of events with %s is refused as a whole'],
        limits: [BATCH_MAX_EVENTS, BATCH_MAX_BYTES],
    },
    'event name, payload': {
        rules: [
            'an event with %s is refused, and the others are taken',
            'an event with %s is refused with its limit, alone or among others',
        ],
        limits: [EVENT_NAME_MAX_LENGTH, PAYLOAD_MAX_BYTES],
    },
    'variables a report': {
        rules: ['a report of more than 1,000 variables is refused as a whole'],
        limits: [REPORT_MAX_VARIABLES],
    },
    'variables of a member; key, value': {
        rules: [
            'a report with %s is taken but for that',
            'the 201st variable in an event costs that event',
            'a variable beyond a limit is refused with it, alone or among others',
            'all 200 variables of a member can give way to 200 others in one report, and in one batch',
        ],
        limits: [VARIABLES_MAX_KEYS, VARIABLE_NAME_MAX_LENGTH, VARIABLE_VALUE_MAX_BYTES],
    },
    'removed variables of a member that polls tell of': {
        rules: ['variables that were removed take no room for ever'],
        limits: [VARIABLES_MAX_KEYS],
    },
    'all variables of a member': {
        rules: [
            'all variables of a member may have 100 KiB, in reports as in events',
            'variables beyond what their backend keeps are refused one by one, and what takes less is taken',
        ],
        limits: [VARIABLES_MAX_BYTES, VARIABLES_MAX_LENGTH],
    },
    "one member's events within the event TTL": {
        rules: [
            'D9: who floods its group is refused for itself alone, and taken again after the TTL',
            'one member may have 1.6 MiB in the log: what is %s beyond is refused',
        ],
        limits: [LOG_SHARE_MAX_EVENTS, LOG_MAX_BYTES],
    },
    'variables of a group (in memory)': {
        rules: ['variables beyond what their backend keeps are refused one by one, and what takes less is taken'],
        limits: [GROUP_VARIABLES_MAX_BYTES],
    },
    'body, WebSocket message': { server: ['a body over 1 MiB', 'a WebSocket message over 1 MiB'] },
    document: {
        server: [
            'a document of more tokens than any client sends',
            'a document of 100,001 characters',
            'a document that nests 51 brackets',
            'a name of 101 characters',
        ],
    },
    operation: {
        server: [
            'a %s of more than 5 root fields, fragments written out',
            'fragments that multiply each other are measured, not written out',
            'a query deeper than 12',
            'a query with more than 10 aliases',
        ],
    },
    'JSON of a request': {
        server: ['more than 12,000 values', 'a list of 2,001', '32 lists inside each other'],
    },
    answer: {
        server: [
            'an answer that would hold more than its limit is refused before it is built',
            'are not resolved any more once the answer is full',
        ],
    },
    connections: { server: ['an address has a share of the sockets, and the other addresses have theirs'] },
    'bodies, messages still arriving; answers not yet read': {
        server: [
            'messages that are still arriving count toward what their address may make the server hold',
            'answers that nobody reads are refused once they hold their share of memory',
        ],
    },
    'subscriptions on one connection, to one group': {
        server: [
            'a connection is limited in its subscriptions',
            'an address is limited in its subscriptions to one group, and free again when they end',
        ],
    },
    'kinds of subscriptions (documents and their variables)': {
        server: ['an address has a share of the kinds of subscriptions, and one of each is no loss to others'],
    },
    'new groups': { server: ['an address makes so many groups at once, then one a second; others are not concerned'] },
};
