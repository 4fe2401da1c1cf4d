import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { INTERNAL_ERROR } from '../../wire/errors';
import { answerPreflight } from './cross-origin';
import { answerError } from './http-answer';

/** Answers one request. A thrown error becomes a 500 and a line in the log. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A page, by the methods that it answers. */
export type Route = Readonly<Partial<Record<'GET' | 'POST', HttpHandler>>>;

/**
 * All pages by their path. A path that ends in `/` is a folder and answers for everything in it. To add a page, add a
 * line to this table.
 */
export type Routes = ReadonlyMap<string, Route>;

/** The path of a request without its query. */
export function pathOf(url: string | undefined): string {
    const text = url ?? '/';
    const end = text.indexOf('?');
    return end === -1 ? text : text.slice(0, end);
}

/** Finds the page of a request; answers 404 otherwise. */
export function httpRouter(
    routes: Routes,
    onMissing: (request: IncomingMessage, response: ServerResponse, message: string) => void,
    onFailure: (thrown: unknown) => void,
): RequestListener {
    return (request, response) => {
        const route = routeOf(routes, pathOf(request.url));
        if (route === undefined) {
            const known = [...routes.keys()].join(', ');
            onMissing(request, response, `There is nothing at this address. The server has ${known}.`);
            return;
        }
        const methods = [...Object.keys(route), 'OPTIONS'].join(', ');
        if (request.method === 'OPTIONS') {
            answerPreflight(request, response, methods);
            return;
        }
        const handler = handlerOf(route, request.method);
        if (handler === undefined) {
            const message = `This address answers ${methods}; the request's method was ${request.method ?? 'none'}.`;
            answerError(response, 405, { errorType: 'BadRequest', message }, { allow: methods });
            return;
        }
        run(handler, request, response, onFailure);
    };
}

function routeOf(routes: Routes, path: string): Route | undefined {
    const [folder] = /^\/[^/]+\//.exec(path) ?? [];
    return routes.get(path) ?? (folder === undefined ? undefined : routes.get(folder));
}

function handlerOf(route: Route, method: string | undefined): HttpHandler | undefined {
    // For HEAD, Node sends no body, whatever the handler writes.
    if (method === 'GET' || method === 'HEAD') return route.GET;
    return method === 'POST' ? route.POST : undefined;
}

function run(
    handler: HttpHandler,
    request: IncomingMessage,
    response: ServerResponse,
    onFailure: (thrown: unknown) => void,
): void {
    const fail = (thrown: unknown) => {
        onFailure(thrown);
        if (response.headersSent) response.destroy();
        else answerError(response, 500, { errorType: INTERNAL_ERROR, message: 'Internal server error' });
    };
    try {
        const running = handler(request, response);
        if (running !== undefined) running.catch(fail);
    } catch (thrown) {
        fail(thrown);
    }
}
