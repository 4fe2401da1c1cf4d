// aws-appsync 4.1: the client of today's oldest editors. Arguments: the GraphQL address and the key.
const { AWSAppSyncClient } = require('aws-appsync');
const { default: gql } = require('graphql-tag');
const { drive } = require('../driver.cjs');

const [url, apiKey] = process.argv.slice(2);
const client = new AWSAppSyncClient({
    url,
    region: 'local',
    auth: { type: 'API_KEY', apiKey },
    disableOffline: true,
});
const fetchPolicy = 'network-only';

drive({
    run(text, variables) {
        const document = gql(text);
        const isMutation = document.definitions.some(({ operation }) => operation === 'mutation');
        return isMutation
            ? client.mutate({ mutation: document, variables, fetchPolicy: 'no-cache' })
            : client.query({ query: document, variables, fetchPolicy });
    },
    subscribe: (text, variables) => client.subscribe({ query: gql(text), variables, fetchPolicy: 'no-cache' }),
});
