import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf, type HttpHandler } from '../http/http-router';
import { sendFile } from './sent-file';

const NAME = /^[a-z0-9-]{1,40}$/;

/** The available example projects. Each has a folder with its name and the project in it. */
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

/** Serves `/examples/{name}.sb3`, and the other files of an example's folder under the example's name. */
export function exampleFile(folder: string): HttpHandler {
    const names = exampleNames(folder);
    return (request, response) => {
        const path = pathOf(request.url).slice('/examples'.length);
        const name = names.find((known) => path.startsWith(`/${known}.`)) ?? 'none';
        const missing = 'There is no such example.';
        sendFile(request, response, { folder: join(folder, name), path, keeping: 'ask', missing });
    };
}
