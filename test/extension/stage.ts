import { MeshExtension, type ExtensionOptions } from '../../src/extension/mesh-extension';
import { register } from '../../src/hosts/registration';
import { VM_VERSIONS } from '../vm/load-vm';
import { Player } from '../vm/player';
import type { ProjectSpec } from '../vm/project';
import { FakeClient } from './fake-client';

/** A project in a VM with the extension, its client in a group. */
export interface Staged {
    readonly player: Player;
    readonly client: FakeClient;
    readonly extension: MeshExtension;
}

/** Runs a suite with every real VM. `stage` loads a project in a new one, with the member in a group already. */
export function describeEachVm(
    title: string,
    suite: (vm: {
        stage: (project: ProjectSpec, options?: ExtensionOptions) => Promise<Staged>;
        makePlayer: () => Player;
    }) => void,
): void {
    describe.each(VM_VERSIONS)(`${title} (%s)`, (version) => {
        const makePlayer = (): Player => new Player(version);
        suite({
            makePlayer,
            async stage(project, options) {
                const player = makePlayer();
                const client = new FakeClient();
                const extension = new MeshExtension(player.vm.runtime, client, options);
                register(player.vm, 'meshV2', extension);
                await player.load(project);
                client.enter();
                client.takeSent();
                return { player, client, extension };
            },
        });
    });
}
