import type { MeshClient } from '../client/client';
import { createMeshClient } from '../client/create-client';
import { MeshClientError, ownError } from '../client/errors';
import { askForKey } from './key-dialog';
import { KeyedClient } from './keyed-client';
import { pageLanguage } from './page-language';
import type { ScriptOptions } from './script-options';
import { browserShelf } from './shelf';

const NO_SERVER =
    'No mesh server is set: load scratch-mesh.js from one, or set scratchMeshOptions = { url } in the page.';

/**
 * The client of a mesh that an editor loads by the address of a script. Its options are read when a group is wanted:
 * the page may set them after the script has come. Wrong ones are told to whoever wants the group, and not to the
 * editor, which would not load the project. A key that the page does not give is asked for.
 */
export function scriptClient(options: () => ScriptOptions): MeshClient {
    return new KeyedClient({
        make(apiKey) {
            const given = options();
            if (given.url === undefined) return ownError('refused', 'no-server', NO_SERVER);
            try {
                return createMeshClient({ ...given, apiKey: apiKey ?? given.apiKey });
            } catch (error) {
                if (error instanceof MeshClientError) return error;
                throw error;
            }
        },
        server: () => originOf(options().url),
        shelf: browserShelf(),
        ask: (problem) => askForKey(problem, pageLanguage()),
    });
}

function originOf(url = ''): string {
    return new URL(url, location.href).origin;
}
