import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerRefusal } from '../http-answer';
import { pathOf, type HttpHandler } from '../http-router';
import { staticFolder } from './static-folder';

const NAME = /^[a-z0-9-]{1,40}$/;

/** The example projects that are there: each has a folder of its name with the project in it. */
export function exampleNames(folder: string): string[] {
    try {
        return readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory() && NAME.test(entry.name) && entry.name !== 'make')
            .map(({ name }) => name)
            .sort();
    } catch {
        return [];
    }
}

/** Serves `/examples/{name}.sb3` and what else stands in an example's folder. */
export function exampleFile(folder: string): HttpHandler {
    const handlers = new Map(
        exampleNames(folder).map((name) => [name, staticFolder(join(folder, name), '/examples/')]),
    );
    return (request, response) => {
        const name = /^\/examples\/([a-z0-9-]+)\./.exec(pathOf(request.url))?.[1];
        const handler = handlers.get(name ?? '');
        if (handler === undefined) return answerRefusal(response, 404, 'BadRequest', 'There is no such example.');
        return handler(request, response);
    };
}
