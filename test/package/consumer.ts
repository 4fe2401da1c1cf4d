// A program of somebody else's, who installed the package and has TypeScript at its strictest.

/** Without a type of Node's or of another package. */
const COMPILER_OPTIONS = {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    skipLibCheck: false,
};

const PROGRAM = `
import { createMeshClient, install, MeshClientError, MeshExtension } from 'scratch-mesh';
import type { ClientOptions, Mesh, MeshClient, MeshOptions, MeshStatus, Vm } from 'scratch-mesh';
import { install as installOffline } from 'scratch-mesh/offline';

function sentence({ state, members, lastError }: MeshStatus): string {
    switch (state) {
        case 'connected':
            return \`\${members} here\`;
        case 'disconnected':
        case 'connecting':
        case 'reconnecting':
        case 'error':
            return lastError?.message ?? state;
    }
}

/** As an editor makes it that builds the extension in. */
export class Japanese extends MeshExtension {
    constructor(runtime: Vm['runtime']) {
        super(runtime, { locale: () => 'ja', url: 'http://localhost:4000/graphql' });
    }
}

export function nameOf(extension: MeshExtension): string {
    return extension.getInfo().name;
}

/** A host in a VM and a member without one meet in a group. */
export async function play(vm: Vm, options: ClientOptions): Promise<string[]> {
    const settings: MeshOptions = { ...options, locale: 'en', offersHosting: false };
    const mesh: Mesh = install(vm, settings);
    const said: string[] = [];
    const stop = mesh.onStatus((status) => said.push(sentence(status)));
    const group = await mesh.createGroup('class');
    const member: MeshClient = createMeshClient(options);
    await member.joinGroup(group.id);
    said.push(\`joined \${member.status.group?.name}\`);
    await member.dispose();
    stop();
    await mesh.dispose();
    return said;
}

/** A group in the page itself. */
export async function alone(vm: Vm): Promise<string> {
    const mesh = installOffline(vm, { domain: 'page' });
    const { name } = await mesh.createGroup('alone');
    await mesh.dispose();
    return name;
}

export async function refusal(options: ClientOptions): Promise<string> {
    const client = createMeshClient(options);
    try {
        await client.joinGroup('nobody has this name');
        return 'joined';
    } catch (error) {
        return error instanceof MeshClientError ? error.kind : 'unknown';
    } finally {
        await client.dispose();
    }
}

export function wrong(vm: Vm): void {
    // @ts-expect-error there is no such option
    install(vm, { adress: 'http://localhost:4000' });
    // @ts-expect-error it is a text
    install(vm, { url: 4000 });
    // @ts-expect-error it is no VM
    install({});
}
`;

/** What is given to the program: a real VM, which is not in its folder. */
const RUNNER = `
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as imported from './program.mjs';
import required from './program.cjs';

const [url, place] = process.argv.slice(2);
const VirtualMachine = createRequire(place)('scratch-vm');
const options = { url, domain: 'package', forcePolling: true };
const heard = [];
for (const { play, alone, refusal, nameOf, Japanese } of [imported, required]) {
    const said = await play(new VirtualMachine(), options);
    heard.push({
        said: [said.find((sentence) => sentence.endsWith('here')), said.at(-1)],
        alone: await alone(new VirtualMachine()),
        refusal: await refusal(options),
        name: nameOf(new Japanese(new VirtualMachine().runtime)),
    });
}
// The VM writes to the console, too.
writeFileSync('heard.json', JSON.stringify(heard));
process.exit(0);
`;

/** The consumer's own files, by name. */
export const CONSUMER: Readonly<Record<string, string>> = {
    'package.json': '{ "name": "consumer", "private": true }',
    'program.mts': PROGRAM,
    'program.cts': PROGRAM,
    'program.ts': PROGRAM,
    'tsconfig.json': JSON.stringify({
        compilerOptions: { ...COMPILER_OPTIONS, module: 'node16' },
        files: ['program.mts', 'program.cts'],
    }),
    'tsconfig.bundler.json': JSON.stringify({
        compilerOptions: { ...COMPILER_OPTIONS, module: 'esnext', moduleResolution: 'bundler', noEmit: true },
        files: ['program.ts'],
    }),
    'runner.mjs': RUNNER,
};
