// Projects that answer each other without end, in one group of real VMs.
import type { EventCause } from '../../src/client/client';
import { MeshExtension } from '../../src/extension/mesh-extension';
import { register } from '../../src/hosts/registration';
import { addTo, broadcast, changeVariable, whenFlagClicked, whenReceived } from '../../examples/make/scratch-blocks';
import { VM_VERSIONS, type VmVersion } from '../vm/load-vm';
import { Player } from '../vm/player';
import type { ProjectSpec } from '../vm/project';
import { FakeClient } from './fake-client';

/** A client whose events reach the others of its group a frame later. */
class GroupClient extends FakeClient {
    private unsent: string[] = [];

    public override fire(name: string, payload: string, cause: EventCause): void {
        super.fire(name, payload, cause);
        this.unsent.push(name);
    }

    public override dropWaiting(): void {
        super.dropWaiting();
        this.unsent = [];
    }

    /** What goes out now. */
    public send(): string[] {
        return this.unsent.splice(0);
    }
}

interface Pupil {
    readonly player: Player;
    readonly client: GroupClient;
}

/** A group whose members all have the same project. */
class Group {
    private constructor(private readonly pupils: readonly Pupil[]) {}

    public static async of(count: number, version: VmVersion, project: ProjectSpec): Promise<Group> {
        const pupils: Pupil[] = [];
        for (let index = 0; index < count; index += 1) {
            const player = new Player(version);
            const client = new GroupClient();
            register(player.vm, 'meshV2', new MeshExtension(player.vm.runtime, client));
            await player.load(project);
            client.enter();
            pupils.push({ player, client });
        }
        return new Group(pupils);
    }

    public pupil(index: number): Pupil {
        const pupil = this.pupils[index];
        if (pupil === undefined) throw new Error(`There is no pupil ${String(index)}.`);
        return pupil;
    }

    /** Lets frames pass, each with what the network brings. */
    public frames(count: number): void {
        for (let frame = 0; frame < count; frame += 1) {
            for (const { player } of this.pupils) player.frames();
            for (const sender of this.pupils)
                for (const name of sender.client.send())
                    for (const other of this.pupils) if (other !== sender) other.client.arrive(name);
        }
    }

    /** Everybody presses the stop button, one after the other, a frame apart. */
    public everybodyStops(): void {
        for (const { player } of this.pupils) {
            player.stop();
            this.frames(1);
        }
    }

    /** How many events were fired so far. */
    public get fired(): number {
        return this.pupils.reduce((sum, { client }) => sum + client.fired.length, 0);
    }

    public get waiting(): number {
        return this.pupils.reduce((sum, { client }) => sum + client.waiting, 0);
    }

    public get running(): number {
        return this.pupils.reduce((sum, { player }) => sum + player.vm.runtime.threads.length, 0);
    }
}

const ECHO = {
    variables: { n: 0 },
    scripts: [
        [whenReceived('x'), changeVariable('n', 1), broadcast('x')],
        [whenFlagClicked(), broadcast('x')],
    ],
};
const PING_PONG = {
    lists: ['log'],
    scripts: [
        [whenReceived('ping'), addTo('log', 'ping'), broadcast('pong')],
        [whenReceived('pong'), addTo('log', 'pong'), broadcast('ping')],
        [whenFlagClicked(), broadcast('ping')],
    ],
};

describe.each(VM_VERSIONS)('A loop through the group (%s)', (version) => {
    test.each([
        ['forty members that broadcast again what they hear', 40, ECHO],
        ['two members that answer each other', 2, PING_PONG],
    ])('ends when every stop button was pressed: %s', async (_, members, project) => {
        const group = await Group.of(members, version, project);
        group.pupil(0).player.greenFlag();
        group.frames(10);
        expect(group.fired).toBeGreaterThan(members);
        group.everybodyStops();
        group.frames(2);
        const { fired } = group;
        group.frames(30);
        expect(group).toMatchObject({ fired, running: 0, waiting: 0 });
    });

    test('what it fires counts as answers', async () => {
        const group = await Group.of(2, version, PING_PONG);
        group.pupil(0).player.greenFlag();
        group.frames(20);
        const { client } = group.pupil(1);
        expect(client.fired.length).toBeGreaterThan(5);
        expect(client.answers).toEqual(client.fired);
    });
});
