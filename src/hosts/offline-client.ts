import { createOfflineLink } from '../mock/offline-link';
import { createPageBackend } from '../mock/page-backend';
import { createApolloBackend } from '../client/apollo-backend';
import type { MeshClient } from '../client/client';
import { composeClient, type ClientOptions } from '../client/create-client';
import { browserEnvironment } from '../client/environment';
import { pageSource } from '../client/transport/page';

/** The client whose backend is inside the page: nothing of it leaves the browser, and `url` is not used. */
export function createOfflineClient(options: ClientOptions): MeshClient {
    const environment = browserEnvironment(options);
    const page = createPageBackend();
    const backend = createApolloBackend(createOfflineLink(page), environment);
    const source = pageSource((document, variables, observer) =>
        page.subscribe(document, variables, {
            next: ({ data }) => {
                if (isMessage(data)) observer.next(data);
            },
            end: (reason) => observer.end(reason),
        }),
    );
    return composeClient(options, environment, backend, options.forcePolling ? null : source, () => page.dispose());
}

function isMessage(data: unknown): data is Parameters<Parameters<Parameters<typeof pageSource>[0]>[2]['next']>[0] {
    return typeof data === 'object' && data !== null && 'onMessageInGroup' in data;
}
