// Fetches the Scratch editor for `/editor`, once: Scratch's own package from the npm registry, checked by its hash, into
// .cache/editor or the folder that is named. It is AGPL-3.0 and no part of what we build. The server runs this, as
// dist/fetch-editor.mjs, when somebody first wants the editor.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFolder } from './compress';
import { PlainError } from './plain-error';
import { CACHE, fetchPackage } from './fetch-package';

const VERSION = '15.1.1';
/** Raised when something else is made of the package: browsers keep what they have under the address of a version. */
const PREPARATION = 1;
/** Bytes of the package, as the registry sends it. */
const PACKAGE_BYTES = 149_917_677;

const EDITOR = {
    title: 'the Scratch editor',
    size: '150 MB',
    package: `@scratch/scratch-gui-standalone@${VERSION}`,
    /** As the registry states it for this version: nothing else is ever unpacked. */
    integrity: 'sha512-PJu+9HlhtETpKeVvIAVA7GTcbemBcLrXEe35GP4dnET2/AKP9riAAUAd0aP5jsddIGA2PzHyHjWihHMe3Ix7vw==',
    unpack: ['--strip-components=2', '--exclude=*.map', '--exclude=scratch-gui.js', 'package/dist'],
};

/** The folder's address on the server, `/editor/{this}/`, stands in this file of it. */
const ADDRESS_FILE = 'address.txt';

/** Where the bundle has it that the whole package lies at the server's root, and how often. */
const ROOTED: readonly (readonly [rooted: string, moved: string])[] = [
    ['__webpack_require__.p="/"', '__webpack_require__.p="/editor/ADDRESS/"'],
    ['__nested_webpack_require_108080__.p="/"', '__nested_webpack_require_108080__.p="/editor/ADDRESS/"'],
    ['"/chunks/mediapipe/', '"/editor/ADDRESS/chunks/mediapipe/'],
];

/** Called with what is done now, and how much of it is, 0 to 1. */
export type Progress = (step: 'fetching' | 'compressing', share: number) => void;

/** Fetches the editor into a folder where it is missing. @throws {PlainError} where that is not possible */
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

/** Makes the package one that can lie in a folder, and compresses what browsers ask for compressed. */
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
