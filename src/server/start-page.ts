import { lanAddresses, ownAddress } from './lan-addresses';

/** What `/` says: what runs here and what to type into an editor. */
export function startPage(version: string, host: string, port: number, needsKey: boolean): string {
    const addresses = [ownAddress(host, port), ...lanAddresses(host, port)];
    return [
        `scratch-mesh ${version}: the mesh server of this room.`,
        '',
        'Type one of these addresses into the mesh extension of a Scratch editor:',
        ...addresses.map((address) => `    ${address}/graphql`),
        '',
        needsKey ? 'It asks for a key: your teacher has it.' : 'It asks for no key.',
        '',
        'The extension itself:  /scratch-mesh.js   without a network: /scratch-mesh-offline.js',
        'For administrators:    /healthz   /metrics',
        '',
    ].join('\n');
}
