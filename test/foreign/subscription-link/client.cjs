// aws-appsync-subscription-link 4.0 on Apollo Client 4. Arguments: the GraphQL address and the key.
const { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } = require('@apollo/client/core');
const { createAuthLink } = require('aws-appsync-auth-link');
const { createSubscriptionHandshakeLink } = require('aws-appsync-subscription-link');
const { drive } = require('../driver.cjs');

const [url, apiKey] = process.argv.slice(2);
const endpoint = { url, region: 'local', auth: { type: 'API_KEY', apiKey } };
const client = new ApolloClient({
    link: ApolloLink.from([
        createAuthLink(endpoint),
        createSubscriptionHandshakeLink(endpoint, new HttpLink({ uri: url })),
    ]),
    cache: new InMemoryCache(),
});

drive({
    run(text, variables) {
        const document = gql(text);
        const isMutation = document.definitions.some(({ operation }) => operation === 'mutation');
        return isMutation
            ? client.mutate({ mutation: document, variables, fetchPolicy: 'no-cache' })
            : client.query({ query: document, variables, fetchPolicy: 'no-cache' });
    },
    subscribe: (text, variables) => client.subscribe({ query: gql(text), variables, fetchPolicy: 'no-cache' }),
});
