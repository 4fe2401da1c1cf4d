import { ApolloLink, Observable } from '@apollo/client';
import type { PageBackend } from './page-backend';

/** An Apollo link that ends in the page's own backend. */
export function createOfflineLink(backend: PageBackend): ApolloLink {
    return new ApolloLink(
        ({ query, variables }) =>
            new Observable((observer) => {
                let stopped = false;
                backend.execute(query, variables).then(
                    (result) => {
                        if (stopped) return;
                        observer.next({ ...result });
                        observer.complete();
                    },
                    (error: unknown) => observer.error(error),
                );
                return () => {
                    stopped = true;
                };
            }),
    );
}
