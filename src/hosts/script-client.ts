import type { MeshClient } from '../client/client';
import { createMeshClient } from '../client/create-client';
import { MeshClientError } from '../client/errors';
import { SettableClient } from './settable-client';
import type { ScriptOptions } from './script-options';

const NO_SERVER =
    'No mesh server is set. Load scratch-mesh.js from your mesh server, or set scratchMeshOptions = { url: "https://example.org/graphql" } in the page.';

/**
 * The client of a mesh that an editor loads by the address of a script. Its options are read when a group is wanted:
 * the page may set them after the script has come. Wrong ones are told to whoever wants the group, and not to the
 * editor, which would not load the project.
 */
export function scriptClient(options: () => ScriptOptions): MeshClient {
    return new SettableClient(() => {
        const given = options();
        if (given.url === undefined) return NO_SERVER;
        try {
            return createMeshClient(given);
        } catch (error) {
            if (error instanceof MeshClientError) return error.message;
            throw error;
        }
    });
}
