// Real VMs with the real client, over the backend in the page: what joining does to what is there.
import { MeshExtension } from '../../src/extension/mesh-extension';
import type { MeshClient } from '../../src/client/client';
import { createOfflineClient } from '../../src/hosts/offline-client';
import { register } from '../../src/hosts/registration';
import { until } from '../until';
import { changeVariable, setVariable, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { Player } from '../vm/player';
import type { ProjectSpec } from '../vm/project';

const FRAME_MS = 1000 / 30;
const NAME = 'my variable';

/** A project that runs, and its group's variables as it reads them. */
class Member {
    private readonly player: Player;
    public readonly client: MeshClient;
    private readonly extension: MeshExtension;
    private readonly running: NodeJS.Timeout;

    private constructor() {
        this.player = new Player('@scratch/scratch-vm 15.1.1');
        this.client = createOfflineClient({ domain: 'joining' });
        this.extension = new MeshExtension(this.player.vm.runtime, this.client);
        register(this.player.vm, 'meshV2', this.extension);
        this.running = setInterval(() => this.player.frames(), FRAME_MS);
    }

    public static async open(project: ProjectSpec): Promise<Member> {
        const member = new Member();
        await member.load(project);
        return member;
    }

    public load(project: ProjectSpec): Promise<void> {
        return this.player.load(project);
    }

    public greenFlag(): void {
        this.player.greenFlag();
    }

    public value(name: string): string | undefined {
        return this.client.variables.get(name);
    }

    public async close(): Promise<void> {
        await this.extension.dispose();
        clearInterval(this.running);
    }
}

const whenFlagSets = (value: number): ProjectSpec => ({
    variables: { [NAME]: 0 },
    scripts: [[whenFlagClicked(), setVariable(NAME, value)]],
});

describe('joining a group', () => {
    const members: Member[] = [];
    let groups = 0;
    let group = '';

    beforeEach(() => {
        groups += 1;
        group = `class ${String(groups)}`;
    });
    afterEach(async () => {
        for (const member of members.splice(0)) await member.close();
    });

    async function host(project: ProjectSpec): Promise<Member> {
        const member = await Member.open(project);
        members.push(member);
        await member.client.createGroup(group);
        return member;
    }

    async function join(project: ProjectSpec): Promise<Member> {
        const member = await Member.open(project);
        members.push(member);
        await member.client.joinGroup(group);
        return member;
    }

    const allRead = (name: string, value: string): Promise<true> =>
        until(`all read ${name} = ${value}`, () => members.every((member) => member.value(name) === value));

    it('D4: modifies nothing: what was set stays, whatever the start value of who joins', async () => {
        const a = await host(whenFlagSets(5));
        await join({ variables: { c: 1 } });
        a.greenFlag();
        await allRead(NAME, '5');
        await join({ variables: { [NAME]: 0, b: 'is there' } });
        await allRead('b', 'is there');
        await allRead(NAME, '5');
    });

    it('D4: of start values the earliest is read, then the next one; a later write of either wins', async () => {
        const a = await host({ variables: { score: 7, [NAME]: 0 } });
        const b = await join({
            variables: { score: 0, b: 1 },
            scripts: [[whenFlagClicked(), setVariable('score', 3)]],
        });
        await join({ variables: { c: 1 } });
        await allRead('b', '1');
        await allRead('score', '7');
        b.greenFlag();
        await allRead('score', '3');
        expect(a.value('score')).toBe('3');
    });

    it('D8: a start value goes with its member, and the next one is read', async () => {
        await host({ variables: { c: 1 } });
        const a = await join({ variables: { score: 7 } });
        await join({ variables: { score: 0, b: 1 } });
        await allRead('b', '1');
        await allRead('score', '7');
        members.splice(members.indexOf(a), 1);
        await a.close();
        await allRead('score', '0');
    });

    it('D4: loading another project in the group modifies nothing either', async () => {
        const a = await host(whenFlagSets(5));
        const b = await join({ variables: { [NAME]: 0 } });
        a.greenFlag();
        await allRead(NAME, '5');
        await b.load({ variables: { [NAME]: 0, b: 'is there' } });
        await allRead('b', 'is there');
        await a.load({ variables: { [NAME]: 0, a: 'is there' } });
        await allRead('a', 'is there');
        expect(members.map((member) => member.value(NAME))).toEqual(['5', '5']);
    });

    it('D4: setting the same value again is a write: who answers with 0 to a 1 is read by all', async () => {
        const answer: ProjectSpec = {
            variables: { [NAME]: 0, answers: 0 },
            scripts: [[whenFlagClicked(), setVariable(NAME, 0), changeVariable('answers', 1)]],
        };
        const a = await host(answer);
        const b = await join(whenFlagSets(1));
        a.greenFlag();
        await allRead('answers', '1');
        b.greenFlag();
        await allRead(NAME, '1');
        a.greenFlag();
        await allRead('answers', '2');
        await allRead(NAME, '0');
    });
});
