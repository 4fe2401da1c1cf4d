// DynamoDB Local, on which the store for DynamoDB is tested, runs on Java 17 or newer.
import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackage } from './debian-package';

const JAVA_MIN = 17;
const PACKAGE = 'openjdk-17-jre-headless';

/** Makes sure that there is Java. Where there is none, the tests that need it fail with a sentence; the others run. */
export function ensureJava(): void {
    if (hasJava()) return;
    if (canInstallPackages()) {
        console.log('Installing Java for DynamoDB Local (once) …');
        if (installPackage(PACKAGE) && hasJava()) return;
    }
    console.error(
        `The tests on DynamoDB Local need Java ${JAVA_MIN} or newer and will fail. Install it (Debian, Ubuntu: sudo apt-get install ${PACKAGE}).`,
    );
}

function hasJava(): boolean {
    const { status, stderr, stdout } = spawnSync('java', ['-version'], { encoding: 'utf8' });
    const version = /version "(\d+)/.exec(`${stderr}${stdout}`)?.[1];
    return status === 0 && Number(version) >= JAVA_MIN;
}
