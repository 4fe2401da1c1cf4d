import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The default folder of the Scratch editor (125 MB): beside the server, or, if npm installed the server, in the user's
 * cache, because npm replaces its folder.
 * @param root the folder of the server's package
 */
export function editorFolderOf(root: string, environment: Readonly<Record<string, string | undefined>>): string {
    if (!/[\\/]node_modules[\\/]/.test(root)) return join(root, '.cache', 'editor');
    const { LOCALAPPDATA, XDG_CACHE_HOME } = environment;
    return join(LOCALAPPDATA || XDG_CACHE_HOME || join(homedir(), '.cache'), 'scratch-mesh', 'editor');
}
