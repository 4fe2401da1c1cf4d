import type { MeshClient } from '../client/client';
import { createMeshClient } from '../client/create-client';
import { MeshClientError, ownError } from '../client/status/errors';
import { askForKey } from './key-dialog';
import { KeyedClient } from './keyed-client';
import { pageLanguage } from './page-language';
import type { ScriptOptions } from './script-options';
import { browserShelf } from './shelf';

const NO_SERVER =
    'No mesh server is set: load scratch-mesh.js from one, or set scratchMeshOptions = { url } in the page.';

/**
 * The client of a mesh that an editor loads by a script's URL. It reads its options late, when somebody creates, lists
 * or joins a group, because the page may set them after the script has loaded. It reports invalid options to that
 * caller and not to the editor, which would otherwise not load the project. It asks for a key that the page does not
 * set.
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
