// Redis, on which the store that several servers share is tested.
import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackage } from './debian-package';

const PACKAGE = 'redis-server';

/** Makes sure that there is Redis. Where there is none, the tests that need it fail with a sentence; the others run. */
export function ensureRedis(): void {
    if (hasRedis()) return;
    if (canInstallPackages()) {
        console.log('Installing Redis for the tests (once) …');
        if (installPackage(PACKAGE) && hasRedis()) return;
    }
    console.error(
        `The tests on Redis need redis-server and will fail. Install it (Debian, Ubuntu: sudo apt-get install ${PACKAGE}).`,
    );
}

function hasRedis(): boolean {
    return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
}
