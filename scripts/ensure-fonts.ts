// Pictures of Japanese pages need a Japanese font. On Debian it is a package: installed when it is missing and may be.
import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackage } from './debian-package';
import { PlainError } from './plain-error';

const PACKAGE = 'fonts-ipafont-gothic';

/** Makes sure that Japanese is drawn, where fontconfig decides that. */
export function ensureFonts(): void {
    const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
    if (status !== 0 || stdout.trim() !== '') return;
    if (!canInstallPackages())
        throw new PlainError(`Install a Japanese font (Debian, Ubuntu: sudo apt-get install ${PACKAGE}).`);
    console.log('Installing a Japanese font (once) …');
    if (!installPackage(PACKAGE)) throw new PlainError('A Japanese font could not be installed. Install one by hand.');
}
