// Where the Scratch editor is kept when no setting says it.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { editorFolderOf } from '../../../src/server/pages/editor-folder';

test('a server in its own folder keeps it there', () => {
    expect(editorFolderOf('/home/teacher/scratch-mesh', {})).toBe(
        join('/home/teacher/scratch-mesh', '.cache', 'editor'),
    );
});

const INSTALLED = '/home/teacher/.npm/_npx/1234/node_modules/scratch-mesh';

test.each([
    [{}, join(homedir(), '.cache', 'scratch-mesh', 'editor')],
    [{ XDG_CACHE_HOME: '' }, join(homedir(), '.cache', 'scratch-mesh', 'editor')],
    [{ XDG_CACHE_HOME: '/caches' }, join('/caches', 'scratch-mesh', 'editor')],
    [{ LOCALAPPDATA: '/local' }, join('/local', 'scratch-mesh', 'editor')],
])('a server that npm installed keeps it in the cache of the user: %j', (environment, folder) => {
    expect(editorFolderOf(INSTALLED, environment)).toBe(folder);
});
