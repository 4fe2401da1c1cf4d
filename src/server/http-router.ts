import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowEveryOrigin } from './cross-origin';
import { HttpRefusal } from './http-refusal';

/** Answers one request. May throw an HttpRefusal. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What one address answers, by method. */
export type RouteHandlers = Readonly<Partial<Record<'GET' | 'POST', Handler>>>;

/** What is served where: a page more is a line more. */
export type Routes = ReadonlyMap<string, RouteHandlers>;

/** What the router tells. */
export interface RouterEvents {
    onRefused(): void;
    onInternalError(error: unknown): void;
}

/** Finds the handler of a request and answers for the ones that have none. */
export function router(routes: Routes, events: RouterEvents): Handler {
    async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const path = request.url?.split('?')[0] ?? '/';
        const handlers = routes.get(path);
        if (handlers === undefined)
            throw new HttpRefusal(404, 'NotFound', `Nothing is here. There is: ${[...routes.keys()].join(', ')}.`);
        if (request.method === 'OPTIONS') {
            response.writeHead(204).end();
            return;
        }
        const method = request.method === 'HEAD' ? 'GET' : request.method;
        const handler = method === 'GET' || method === 'POST' ? handlers[method] : undefined;
        if (handler === undefined) {
            const allow = [...Object.keys(handlers), 'OPTIONS'].join(', ');
            throw new HttpRefusal(405, 'BadRequest', `This address takes ${allow}.`, { allow });
        }
        await handler(request, response);
    }

    return (request, response) => {
        allowEveryOrigin(request, response);
        return route(request, response).catch((error: unknown) => refuse(error, request, response, events));
    };
}

function refuse(error: unknown, request: IncomingMessage, response: ServerResponse, events: RouterEvents): void {
    const refusal =
        error instanceof HttpRefusal ? error : new HttpRefusal(500, 'InternalFailure', 'Internal server error');
    if (refusal === error) events.onRefused();
    else events.onInternalError(error);
    if (response.headersSent) {
        response.destroy();
        return;
    }
    // What is left of a body that nobody reads would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    const { message, errorType } = refusal;
    response.writeHead(refusal.status, { 'content-type': 'application/json; charset=utf-8', ...refusal.headers });
    response.end(JSON.stringify({ errors: [{ message, errorType }] }));
}
