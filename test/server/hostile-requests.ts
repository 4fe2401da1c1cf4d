// Requests that froze or killed the server once, and the dearest ones that it takes today.
import { print } from 'graphql';
import { FireEventsDocument, ListStatusesDocument, RecordEventsDocument } from '../../src/wire/operations';
import { event } from './test-server';

/** One request, and whether it is refused for its shape: then HTTP 400, before anything is done. */
export interface HostileRequest {
    readonly name: string;
    readonly body: string;
    readonly isUnread: boolean;
}

/** A group that they name. */
interface GroupName {
    readonly groupId: string;
    readonly domain: string;
}

const MIB = 1024 * 1024;

/** All of them. */
export function hostileRequests(group: GroupName): HostileRequest[] {
    return [...lists(group), ...shapes(), ...documents(group), ...dearest(group)];
}

/** A query whose answer would hold everything that a group has, `times` over. */
export function repeatedStatuses({ groupId, domain }: GroupName, times: number): string {
    const field = `listGroupStatuses(groupId: "${groupId}", domain: "${domain}") { nodeId data { key value } }`;
    return JSON.stringify({ query: `{ ${Array.from({ length: times }, (_, i) => `a${i}: ${field}`).join(' ')} }` });
}

function lists(group: GroupName): HostileRequest[] {
    const fire = (events: unknown[]) =>
        JSON.stringify({ query: print(FireEventsDocument), variables: { ...group, nodeId: 'n', events } });
    const unknownFields = (_: unknown, i: number) => ({ ...event('e'), [`x${i}${'y'.repeat(800)}`]: 1 });
    return [
        { name: '1,000 empty events', body: fire(times(1000, () => ({}))), isUnread: false },
        { name: '5,000 empty events', body: fire(times(5_000, () => ({}))), isUnread: true },
        { name: '200,000 empty events', body: fire(times(200_000, () => ({}))), isUnread: true },
        { name: '190,000 nulls', body: fire(times(190_000, () => null)), isUnread: true },
        { name: '1,000 events of unknown fields', body: fire(times(1000, unknownFields)), isUnread: false },
    ];
}

function shapes(): HostileRequest[] {
    const variables = (json: string) => `{"query":"{ __typename }","variables":{"a":${json}}}`;
    return [
        { name: '1 MiB of brackets', body: variables('['.repeat(MIB - 100)), isUnread: true },
        { name: '1 MiB of empty texts', body: variables(`[${'"",'.repeat(349_000)}""]`), isUnread: true },
        { name: '1 MiB of one text', body: variables(`"${'\\u0000'.repeat(174_000)}"`), isUnread: false },
        { name: '1 MiB of escaped quotes', body: variables(`"${'\\"'.repeat(524_000)}"`), isUnread: false },
    ];
}

function documents({ groupId, domain }: GroupName): HostileRequest[] {
    const query = (text: string) => JSON.stringify({ query: text });
    const group = `groupId: "${groupId}", domain: "${domain}"`;
    const fields = 'id name domain '.repeat(160);
    return [
        { name: '2,000 lists in a document', body: query(`{getNodeStatus(nodeId:${'['.repeat(2000)}`), isUnread: true },
        { name: '2,000 selections in a document', body: query('{a'.repeat(2000)), isUnread: true },
        { name: 'the variable __proto__', body: PROTO_VARIABLE, isUnread: true },
        { name: 'the alias __proto__', body: query('{ __proto__: __typename }'), isUnread: true },
        { name: '10,000 tokens', body: query(`{ ${'a '.repeat(9_990)}}`), isUnread: false },
        {
            name: '100,000 characters of comment',
            body: query(`{ __typename } #${'x'.repeat(99_000)}`),
            isUnread: false,
        },
        { name: '480 equal fields', body: query(`{ listGroupsByDomain(domain: "d") { ${fields} } }`), isUnread: false },
        {
            name: '50 aliases of all statuses',
            body: repeatedStatuses({ groupId, domain }, 50),
            isUnread: false,
        },
        {
            name: '10 aliases of all values',
            body: query(
                `{ listGroupStatuses(${group}) { data { ${times(10, (_, i) => `v${i}: value`).join(' ')} } } }`,
            ),
            isUnread: false,
        },
    ];
}

/** JSON.stringify would leave the name out, or take it for the prototype. */
const PROTO_VARIABLE =
    '{"query":"query($__proto__: ID!) { getNodeStatus(nodeId: $__proto__) { nodeId } }","variables":{"__proto__":"x"}}';

/** Within every limit, and as much work as they allow. */
function dearest(group: GroupName): HostileRequest[] {
    const events = times(1000, (_, i) => event(`e${i}`, { orderKey: `k${i}`, data: times(1, (__, k) => variable(k)) }));
    const record = (text: string) => JSON.stringify({ query: text, variables: { ...group, nodeId: 'n', events } });
    const mutation = print(RecordEventsDocument);
    return [
        { name: 'a full batch', body: record(mutation), isUnread: false },
        {
            name: 'all statuses',
            body: JSON.stringify({ query: print(ListStatusesDocument), variables: group }),
            isUnread: false,
        },
        { name: 'all statuses, 5 times', body: repeatedStatuses(group, 5), isUnread: false },
    ];
}

function variable(index: number) {
    return { key: `v${index}`, value: '1' };
}

function times<Item>(length: number, make: (index: unknown, position: number) => Item): Item[] {
    return Array.from({ length }, make);
}
