// Fetches the Scratch editor for `/editor`, once: Scratch's own package from the npm registry, checked by its hash. It is
// AGPL-3.0 and no part of our bundles. The server runs this, as dist/fetch-editor.mjs, when somebody first opens the editor.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFolder } from './compress';
import { PlainError } from './plain-error';
import { CACHE, fetchPackage } from './fetch-package';

const VERSION = '15.1.1';
/** Increase it when `prepare` changes: browsers keep the files that they have under the address of a version. */
const PREPARATION = 1;
/** Bytes of the package as the registry sends it. */
const PACKAGE_BYTES = 149_917_677;

const EDITOR = {
    title: 'the Scratch editor',
    size: '150 MB',
    package: `@scratch/scratch-gui-standalone@${VERSION}`,
    /** The registry's hash of this version. Nothing else is ever unpacked. */
    integrity: 'sha512-PJu+9HlhtETpKeVvIAVA7GTcbemBcLrXEe35GP4dnET2/AKP9riAAUAd0aP5jsddIGA2PzHyHjWihHMe3Ix7vw==',
    unpack: ['--strip-components=2', '--exclude=*.map', '--exclude=scratch-gui.js', 'package/dist'],
};

/** The file in the folder that holds the folder's address on the server: `/editor/{address}/`. */
const ADDRESS_FILE = 'address.txt';

/** The places where the bundle expects the package at the server's root, and their replacements. */
const ROOTED: readonly (readonly [rooted: string, moved: string])[] = [
    ['__webpack_require__.p="/"', '__webpack_require__.p="/editor/ADDRESS/"'],
    ['__nested_webpack_require_108080__.p="/"', '__nested_webpack_require_108080__.p="/editor/ADDRESS/"'],
    ['"/chunks/mediapipe/', '"/editor/ADDRESS/chunks/mediapipe/'],
];

/** Called with the current step and its progress, 0 to 1. */
export type Progress = (step: 'fetching' | 'compressing', share: number) => void;

/** Fetches the editor into a folder if it is missing there. @throws {PlainError} if that is not possible */
export async function ensureEditor(
    folder = join(CACHE, 'editor'),
    onProgress: Progress = () => undefined,
): Promise<void> {
    await fetchPackage({
        ...EDITOR,
        folder,
        prepared: ` ${PREPARATION}`,
        prepare: (unpacked) => prepare(unpacked, (share) => onProgress('compressing', share)),
        onBytes: (bytes) => onProgress('fetching', Math.min(1, bytes / PACKAGE_BYTES)),
    });
}

/** Makes the package work in a folder of the server, and compresses its files. */
async function prepare(folder: string, onShare: (share: number) => void): Promise<void> {
    const address = `${VERSION}-${PREPARATION}`;
    const script = join(folder, 'scratch-gui-standalone.js');
    let text = readFileSync(script, 'utf8');
    for (const [rooted, moved] of ROOTED) {
        const parts = text.split(rooted);
        if (parts.length !== 2)
            throw new PlainError(`The Scratch editor has ${rooted} ${parts.length - 1} times; once was expected.`);
        text = parts.join(moved.replace('ADDRESS', address));
    }
    writeFileSync(script, text);
    writeFileSync(join(folder, ADDRESS_FILE), address);
    await compressFolder(folder, onShare);
}
