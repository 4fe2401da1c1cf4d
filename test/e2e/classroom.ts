// Members of a test classroom: real VMs that run by themselves, each with the built bundle.
import type { Mesh } from '../../src/hosts/install';
import type { VmVersion } from '../vm/load-vm';
import { Player } from '../vm/player';
import type { ProjectSpec } from '../vm/project';

/** Milliseconds of a frame. */
const FRAME_MS = 1000 / 30;

/** One member: the VM, its project, its mesh. */
export class Member {
    private constructor(
        public readonly player: Player,
        public readonly mesh: Mesh,
        private readonly running: NodeJS.Timeout,
    ) {}

    /** Makes a VM, puts the mesh into it, loads the project and lets frames pass as an editor does. */
    public static async open(
        version: VmVersion,
        spec: ProjectSpec,
        install: (vm: Player['vm']) => Mesh,
    ): Promise<Member> {
        const player = new Player(version);
        const mesh = install(player.vm);
        await player.load(spec);
        return new Member(
            player,
            mesh,
            setInterval(() => player.frames(), FRAME_MS),
        );
    }

    /** Starts the hats of an ordinary broadcast, as a script of the project would. */
    public broadcast(name: string): void {
        this.player.vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: name });
    }

    /** Leaves and stops. */
    public async close(): Promise<void> {
        clearInterval(this.running);
        await this.mesh.dispose();
        this.player.vm.stopAll();
    }
}
