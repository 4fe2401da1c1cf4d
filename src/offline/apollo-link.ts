import { ApolloLink } from '@apollo/client';
import { getMainDefinition } from '@apollo/client/utilities';
import { Kind, OperationTypeNode } from 'graphql';
import { Observable } from 'rxjs';
import type { PageAnswer } from './page-answer';
import type { PageBackend } from './page-backend';
import type { PageRequest } from './page-request';

/** Sends an Apollo client's queries, mutations and subscriptions to the backend inside the page. */
export function createPageLink(backend: PageBackend): ApolloLink {
    return new ApolloLink(({ query, variables, operationName }) => {
        const definition = getMainDefinition(query);
        const request: PageRequest = { query, variables, operationName };
        return definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
            ? subscriptionAnswers(backend, request)
            : oneAnswer(backend, request);
    });
}

function oneAnswer(backend: PageBackend, request: PageRequest): Observable<ApolloLink.Result> {
    return new Observable((observer) => {
        backend.execute(request).then(
            (answer) => {
                observer.next(apolloResult(answer));
                observer.complete();
            },
            (thrown: unknown) => observer.error(thrown),
        );
    });
}

function subscriptionAnswers(backend: PageBackend, request: PageRequest): Observable<ApolloLink.Result> {
    return new Observable((observer) => {
        let stopped = false;
        let stop: () => void = () => undefined;
        const run = async () => {
            const answers = await backend.subscribe(request);
            if (!(Symbol.asyncIterator in answers)) return observer.next(apolloResult(answers));
            stop = () => void answers.return?.();
            if (stopped) return stop();
            for await (const answer of answers) observer.next(apolloResult(answer));
        };
        run().then(
            () => observer.complete(),
            (thrown: unknown) => observer.error(thrown),
        );
        return () => {
            stopped = true;
            stop();
        };
    });
}

/** Apollo takes `errorType` along but does not know of it. */
function apolloResult({ data, errors }: PageAnswer): ApolloLink.Result {
    return { ...(data !== undefined && { data }), ...(errors !== undefined && { errors }) };
}
