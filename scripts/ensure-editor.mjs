// Fetches the Scratch editor for `/editor`, once: Scratch's own package from the npm registry, checked by its hash, into
// .cache/editor. It is AGPL-3.0 and no part of what we build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PlainError, runScript } from './ensure-installed.mjs';

const PACKAGE = '@scratch/scratch-gui-standalone@15.1.1';
/** As the registry states it for this version: nothing else is ever unpacked. */
const INTEGRITY = 'sha512-PJu+9HlhtETpKeVvIAVA7GTcbemBcLrXEe35GP4dnET2/AKP9riAAUAd0aP5jsddIGA2PzHyHjWihHMe3Ix7vw==';
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const STAMP = 'fetched.txt';

/** The folder with the editor's files. */
export const EDITOR_FOLDER = join(cache, 'editor');

/** Fetches the editor where it is missing. Throws a sentence where that is not possible. */
export function ensureEditor() {
    const stamp = join(EDITOR_FOLDER, STAMP);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === INTEGRITY) return;
    console.log('Fetching the Scratch editor (150 MB, only this once) …');
    const fetched = join(cache, `editor-${process.pid}`);
    rmSync(fetched, { recursive: true, force: true });
    mkdirSync(join(fetched, 'dist'), { recursive: true });
    try {
        run(
            'npm',
            ['pack', PACKAGE, '--pack-destination', fetched, '--silent'],
            'The registry of npm was not reached.',
        );
        const archive = readdirSync(fetched).find((name) => name.endsWith('.tgz'));
        if (archive === undefined) throw new PlainError('The Scratch editor was not fetched: npm brought no archive.');
        const hash = `sha512-${createHash('sha512')
            .update(readFileSync(join(fetched, archive)))
            .digest('base64')}`;
        if (hash !== INTEGRITY)
            throw new PlainError(
                'The Scratch editor that was fetched is not the one that is expected. It was thrown away.',
            );
        const unpack = ['-xzf', join(fetched, archive), '-C', join(fetched, 'dist'), '--strip-components=2'];
        run(
            'tar',
            [...unpack, '--exclude=*.map', '--exclude=scratch-gui.js', 'package/dist'],
            'tar is needed to unpack it.',
        );
        writeFileSync(join(fetched, 'dist', STAMP), INTEGRITY);
        rmSync(EDITOR_FOLDER, { recursive: true, force: true });
        renameSync(join(fetched, 'dist'), EDITOR_FOLDER);
        console.log('The Scratch editor is there: see /editor.');
    } finally {
        rmSync(fetched, { recursive: true, force: true });
    }
}

function run(program, args, hint) {
    const { status, stderr, error } = spawnSync(program, args, {
        encoding: 'utf8',
        shell: process.platform === 'win32',
    });
    if (status === 0) return;
    const why = (error?.message ?? stderr ?? '').trim().split('\n').pop();
    throw new PlainError(`The Scratch editor could not be fetched. ${hint} (${why})`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
    await runScript(async () => ensureEditor());
