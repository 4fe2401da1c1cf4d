import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the Scratch editor is kept, 125 MB, if no setting says it: beside the server, or in the user's cache where npm put
 * the server, because npm replaces that folder.
 * @param root the folder of the server's package
 */
export function editorFolderOf(root: string, environment: Readonly<Record<string, string | undefined>>): string {
    if (!/[\\/]node_modules[\\/]/.test(root)) return join(root, '.cache', 'editor');
    const { LOCALAPPDATA, XDG_CACHE_HOME } = environment;
    return join(LOCALAPPDATA || XDG_CACHE_HOME || join(homedir(), '.cache'), 'scratch-mesh', 'editor');
}
