import { createApolloBackend } from '../client/backend/apollo-backend';
import type { MeshClient } from '../client/client';
import { composeClient, type ClientOptions } from '../client/create-client';
import { browserEnvironment } from '../client/environment/environment';
import { pageSource, type PageObserver } from '../client/transport/page';
import { createPageLink } from '../offline/apollo-link';
import type { PageAnswer } from '../offline/page-answer';
import { createPageBackend, type PageBackend } from '../offline/page-backend';
import type { PageRequest } from '../offline/page-request';
import { transportReason } from '../client/status/transport-reasons';

/** Nothing crosses a network here, so a batch gathers for only a frame and a half. */
const BATCH_INTERVAL_MS = 50;

/** The client with the backend inside the page. Nothing leaves the browser, and `url` is not used. */
export function createOfflineClient(options: ClientOptions): MeshClient {
    const environment = browserEnvironment(options);
    const page = createPageBackend({ settings: { batchIntervalMilliseconds: BATCH_INTERVAL_MS } });
    const backend = createApolloBackend(createPageLink(page), environment);
    const source = pageSource((query, variables, observer) => subscribe(page, { query, variables }, observer));
    return composeClient(options, {
        environment,
        backend,
        source: options.forcePolling ? null : source,
        server: null,
        onDispose: () => page.dispose(),
    });
}

/** Forwards a subscription's messages until it ends or is stopped. */
function subscribe(page: PageBackend, request: PageRequest, observer: PageObserver): () => void {
    let stop: () => void = () => undefined;
    let stopped = false;
    const run = async () => {
        const answers = await page.subscribe(request);
        if (!(Symbol.asyncIterator in answers)) return;
        stop = () => void answers.return?.();
        if (stopped) return stop();
        observer.open();
        for await (const answer of answers) if (isMessage(answer)) observer.next(answer.data);
    };
    run().then(
        () => {
            if (!stopped) observer.end(transportReason('ended'));
        },
        () => {
            if (!stopped) observer.end(transportReason('failed'));
        },
    );
    return () => {
        stopped = true;
        stop();
    };
}

function isMessage(answer: PageAnswer): answer is PageAnswer & { data: Parameters<PageObserver['next']>[0] } {
    return typeof answer.data === 'object' && answer.data !== null && 'onMessageInGroup' in answer.data;
}
