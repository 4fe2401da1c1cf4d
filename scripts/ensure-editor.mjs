// Fetches the Scratch editor for `/editor`, once: Scratch's own package from the npm registry, checked by its hash, into
// .cache/editor. It is AGPL-3.0 and no part of what we build.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript } from './ensure-installed.mjs';
import { CACHE, fetchPackage } from './fetch-package.mjs';

const EDITOR = {
    title: 'the Scratch editor',
    size: '150 MB',
    package: '@scratch/scratch-gui-standalone@15.1.1',
    /** As the registry states it for this version: nothing else is ever unpacked. */
    integrity: 'sha512-PJu+9HlhtETpKeVvIAVA7GTcbemBcLrXEe35GP4dnET2/AKP9riAAUAd0aP5jsddIGA2PzHyHjWihHMe3Ix7vw==',
    folder: join(CACHE, 'editor'),
    unpack: ['--strip-components=2', '--exclude=*.map', '--exclude=scratch-gui.js', 'package/dist'],
};

/** Fetches the editor where it is missing. Throws a sentence where that is not possible. */
export function ensureEditor() {
    fetchPackage(EDITOR);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
    await runScript(async () => ensureEditor());
