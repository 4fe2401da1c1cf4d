// Installs a Debian package where that is possible: as root, with apt.
import { spawnSync } from 'node:child_process';

/** Whether packages can be installed here without asking anybody. */
export function canInstallPackages(): boolean {
    return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Installs a package; whether that worked. */
export function installPackage(name: string): boolean {
    return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', name);
}

function apt(...args: readonly string[]): boolean {
    return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
