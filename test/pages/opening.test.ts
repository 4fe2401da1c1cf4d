// What the editor's page opens, in a real VM: an example in place of the editor's own project, and no broken project.
import { openFirst } from '../../src/pages/first-project';
import { keepProjectWhenLoadingFails } from '../../src/pages/safe-loading';
import { Player } from '../vm/player';
import { buildProject } from '../vm/project';

const EDITORS_OWN = { variables: { own: 1 } };
const EXAMPLE = { variables: { example: 1 } };

/** The project's bytes, as a server's answer contains them. */
async function bytesOf(spec: object): Promise<ArrayBuffer> {
    return new Uint8Array(await buildProject(spec)).buffer;
}

describe('the editor page', () => {
    let player: Player;
    let failures: (readonly string[])[];
    const tell = (missing: readonly string[]) => failures.push(missing);
    const variables = () => Object.values(player.stage.variables).map(({ name }) => name);
    /** The editor loads its own project; an example was asked for. */
    const start = async (example: Promise<ArrayBuffer>): Promise<void> => {
        keepProjectWhenLoadingFails(player.vm, tell);
        openFirst(player.vm, example, () => tell([]));
        await player.load(EDITORS_OWN);
    };

    beforeEach(() => {
        player = new Player('scratch-vm 5.0.300');
        failures = [];
    });

    it('opens an example that arrives before the editor loads its own project', async () => {
        const example = await bytesOf(EXAMPLE);
        await start(Promise.resolve(example));
        expect(variables()).toEqual(['example']);
    });

    it('opens an example that arrives after the editor asked for its own project', async () => {
        let arrive: (project: ArrayBuffer) => void = () => undefined;
        const started = start(new Promise((resolve) => (arrive = resolve)));
        arrive(await bytesOf(EXAMPLE));
        await started;
        expect(variables()).toEqual(['example']);
    });

    it('opens any later project as asked', async () => {
        await start(bytesOf(EXAMPLE));
        await player.load({ variables: { mine: 1 } });
        expect(variables()).toEqual(['mine']);
    });

    it.each([
        ['does not arrive', () => Promise.reject(new Error('HTTP 404'))],
        ['is no project', () => Promise.resolve(new ArrayBuffer(8))],
    ])("says so and opens the editor's own project where the example %s", async (_what, example) => {
        await start(example());
        expect(variables()).toEqual(['own']);
        expect(failures).toEqual([[]]);
    });

    it('keeps the present project where another one cannot be opened, and says so', async () => {
        keepProjectWhenLoadingFails(player.vm, tell);
        await player.load(EDITORS_OWN);
        await expect(player.vm.loadProject(new Uint8Array(8))).rejects.toBeDefined();
        expect(variables()).toEqual(['own']);
        expect(failures).toEqual([[]]);
    });
});
