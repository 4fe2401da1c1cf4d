// graphql-yoga with graphql-ws, set up as in their documentation: the same fields, events from an in-memory pub/sub.
import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { pageOfEvents, sampleEvent } from './sample-events';
import { serveUnderParent } from './under-parent';

interface GroupArguments {
    readonly groupId: string;
}

// Forty members listen to one group.
EventEmitter.setMaxListeners(0);
const pubSub = createPubSub<{ message: [groupId: string, message: object] }>();

const schema = createSchema({
    typeDefs: /* GraphQL */ `
        type Event {
            name: String!
            firedByNodeId: ID!
            groupId: ID!
            domain: String!
            payload: String
            timestamp: String!
            cursor: String
            orderKey: String
        }
        type Batch {
            events: [Event!]!
        }
        type Message {
            groupId: ID!
            domain: String!
            batchEvent: Batch
        }
        type Query {
            getEventsSince(groupId: ID!, domain: String!, since: String!): [Event!]!
        }
        type Mutation {
            fire(groupId: ID!): Boolean
        }
        type Subscription {
            onMessageInGroup(groupId: ID!, domain: String!): Message
        }
    `,
    resolvers: {
        Query: { getEventsSince: (_root, { since }: { since: string }) => pageOfEvents(since) },
        Mutation: {
            fire: (_root, { groupId }: GroupArguments) => {
                const message = { groupId, domain: 'bench', batchEvent: { events: [sampleEvent(0)] } };
                pubSub.publish('message', groupId, message);
                return true;
            },
        },
        Subscription: {
            onMessageInGroup: {
                subscribe: (_root, { groupId }: GroupArguments) => pubSub.subscribe('message', groupId),
                resolve: (message: object) => message,
            },
        },
    },
});

const yoga = createYoga({ schema, logging: false });
const http = createServer((request, response) => void yoga(request, response));
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql' }));
serveUnderParent(http);
