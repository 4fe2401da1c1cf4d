import { ApolloLink } from '@apollo/client';
import { defer } from 'rxjs';
import type { PageBackend } from './page-backend';

/**
 * Sends an Apollo client's queries and mutations to the backend inside the page. Subscriptions do not come through
 * Apollo here, as with every other backend.
 */
export function createPageLink(backend: PageBackend): ApolloLink {
    return new ApolloLink(({ query, variables, operationName }) =>
        defer(async (): Promise<ApolloLink.Result> => {
            const { data, errors } = await backend.execute({ query, variables, operationName });
            // Apollo passes `errorType` on, although its types do not have it.
            return { ...(data !== undefined && { data }), ...(errors !== undefined && { errors }) };
        }),
    );
}
