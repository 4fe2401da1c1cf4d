// Why no answer came: this device is offline, the server is down, or a filter is in the way. A browser says the same
// of all three, so others are asked.
import { BackendError } from './backend';
import type { Environment } from '../environment/environment';
import { failureOfResponse } from './failures';
import { PROBE_TIMEOUT_MS } from '../environment/timing';

/** For how long a finding holds, ms: a network that fails is not asked with every request. */
const FINDING_HOLDS_MS = 5_000;
/** Bytes of an answer that are looked at. */
const BODY_MAX_CHARACTERS = 2_000;
/** Hosts without a filter in between: this device, and addresses and names of a local network. */
const LOCAL_HOST =
    /^(localhost|[^.:]+|.*\.local|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[(::1|f[cde].*)\])$/i;

type Finding = 'transient' | 'filtered' | 'server-down' | 'offline';

/** Finds out why requests to one server get no answer. */
export class Reachability {
    private answered = false;
    private finding: { readonly until: number; readonly found: Promise<BackendError> } | null = null;

    public constructor(
        private readonly url: URL,
        private readonly environment: Environment,
    ) {}

    /** The server has answered, so that it is known to be reachable from this network. */
    public noteAnswer(): void {
        this.answered = true;
        this.finding = null;
    }

    /** The failure of a request that got no answer. */
    public explain(timedOut: boolean, cause: unknown): Promise<BackendError> {
        const { environment } = this;
        if (isOffline()) return Promise.resolve(failure('offline', this.url.host, cause));
        if (timedOut) return Promise.resolve(timeout(cause));
        if (this.finding === null || this.finding.until <= environment.elapsed())
            this.finding = { until: environment.elapsed() + FINDING_HOLDS_MS, found: this.find(cause) };
        return this.finding.found;
    }

    private async find(cause: unknown): Promise<BackendError> {
        const readable = await this.probeReadable();
        if (readable !== null) return this.explainAnswer(readable, cause);
        // Something answers there, but not so that this page may read it: a filter's page knows no CORS. A network that
        // loses one request in some may have lost the first, so it is asked again before a filter is blamed.
        if ((await this.probe(this.url.href, { mode: 'no-cors' })) !== null) {
            const again = await this.probeReadable();
            return again === null ? failure('filtered', this.url.host, cause) : this.explainAnswer(again, cause);
        }
        return failure(await this.withoutAnyAnswer(), this.url.host, cause);
    }

    private probeReadable(): Promise<Response | null> {
        return this.probe(this.url.href, { headers: { accept: 'application/json' } });
    }

    private async explainAnswer(answer: Response, cause: unknown): Promise<BackendError> {
        return (await foreignAnswer(answer, this.url)) ?? failure('transient', this.url.host, cause);
    }

    private async withoutAnyAnswer(): Promise<Finding> {
        const origin = this.environment.page.origin();
        if (origin === null || origin === this.url.origin) return 'server-down';
        if ((await this.probe(origin, { mode: 'no-cors' })) === null) return 'offline';
        return this.answered || LOCAL_HOST.test(this.url.hostname) ? 'server-down' : 'filtered';
    }

    private async probe(address: string, init: RequestInit): Promise<Response | null> {
        const controller = new AbortController();
        const stop = this.environment.after(PROBE_TIMEOUT_MS, () => controller.abort());
        try {
            return await this.environment.fetch(address, {
                ...init,
                signal: controller.signal,
                cache: 'no-store',
                credentials: 'omit',
            });
        } catch {
            return null;
        } finally {
            stop();
        }
    }
}

function isOffline(): boolean {
    return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** What another than a mesh server answered, or null where a mesh server did. */
async function foreignAnswer(response: Response, url: URL): Promise<BackendError | null> {
    if (response.redirected && new URL(response.url).origin !== url.origin) return failure('filtered', url.host, null);
    const body = (await response.text().catch(() => '')).slice(0, BODY_MAX_CHARACTERS);
    const error = failureOfResponse(response.status, body);
    return error.kind === 'filtered' ? error : null;
}

function timeout(cause: unknown): BackendError {
    return late('The mesh server did not respond in time. Retrying…', cause);
}

/** A failure that the same request may not meet again. */
function late(message: string, cause: unknown): BackendError {
    return new BackendError('server-down', message, null, { cause, reason: { code: 'late' } });
}

function failure(found: Finding, host: string, cause: unknown): BackendError {
    if (found === 'transient') return late('A request failed. Retrying…', cause);
    const sentences = {
        offline: 'This device is offline. Check its network connection.',
        filtered: `A network filter is in the way of the mesh server. Ask the network's administrator to allow ${host}.`,
        'server-down': 'The mesh server cannot be reached. Check that it is running and that its address is right.',
    };
    return new BackendError(found, sentences[found], null, { cause });
}
