// Fetches the other releases of Node for the smoke tests from the npm registry, checked by their hashes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CACHE, fetchPackage, NotFetchedError, type Package } from './fetch-package';

/** The oldest supported release, the newest 22 and 24, and the newest of all, with the registry's hashes. Renew them now and then. */
const NODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'linux-x64': {
        '20.19.0': 'sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==',
        '22.23.3': 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
        '24.21.0': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
        '26.10.0': 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
    },
    'linux-arm64': {
        '20.19.0': 'sha512-kT7jX7frbsrMrXMsBaFt3Th1SWs5VjxTzd0U8vxcmdCFkaqeu5hFK0+QoYfIo5drmr3DmwJfLtO2gnD/7hNE/Q==',
        '22.23.3': 'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
        '24.21.0': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
        '26.10.0': 'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
    },
};

const PLATFORM = `${process.platform}-${process.arch}`;

/** The packages of the releases for this machine. */
function releases(): readonly (Package & { readonly version: string })[] {
    return Object.entries(NODES[PLATFORM] ?? {}).map(([version, integrity]) => ({
        title: `Node.js ${version}`,
        size: '55 MB',
        version,
        package: `node-${PLATFORM}@${version}`,
        integrity,
        folder: join(CACHE, `node-${version}-${PLATFORM}`),
        unpack: ['--strip-components=2', 'package/bin/node'],
    }));
}

/** Fetches the releases that are missing. If that is not possible, it prints why, and the others are tested. */
export async function ensureNodes(): Promise<void> {
    for (const release of releases())
        try {
            await fetchPackage(release);
        } catch (error) {
            if (!(error instanceof NotFetchedError)) throw error;
            console.log(error.message);
            return;
        }
}

/** The releases that run here, by version. Prints which smoke tests are left out. */
export function nodePrograms(): ReadonlyMap<string, string> {
    const programs = new Map<string, string>();
    if (NODES[PLATFORM] === undefined)
        console.log(`\nThe smoke tests on other releases of Node.js are left out: none are listed for ${PLATFORM}.`);
    for (const { title, version, folder } of releases()) {
        const program = join(folder, 'node');
        if (spawnSync(program, ['--version']).status === 0) programs.set(version, program);
        else console.log(`\nThe smoke tests on ${title} are left out: it was not fetched, or does not run here.`);
    }
    return programs;
}
