import { makeVm, type TestTarget, type TestVm, type VmVersion } from './load-vm';
import { buildProject, idOf, type ProjectSpec } from './project';

/** A VM, and what a person does with it: load a project, click the flag, look at variables. */
export class Player {
    public readonly vm: TestVm;

    public constructor(version: VmVersion) {
        this.vm = makeVm(version);
        const { runtime } = this.vm;
        // Tests draw nothing. In a browser, whatever moves requests a redraw, which ends the turns of the frame.
        runtime._primitives['motion_movesteps'] = () => runtime.requestRedraw();
    }

    /** Loads a project and replaces the current one. */
    public async load(spec: ProjectSpec): Promise<void> {
        await this.vm.loadProject(await buildProject(spec));
    }

    /** Clicks the green flag. */
    public greenFlag(): void {
        this.vm.greenFlag();
    }

    /** Presses the stop button. */
    public stop(): void {
        this.vm.stopAll();
    }

    /** Presses a key and lets it go. */
    public pressKey(key: string): void {
        for (const isDown of [true, false]) this.vm.postIOData('keyboard', { key, isDown });
    }

    /** Runs frames. */
    public frames(count = 1): void {
        for (let frame = 0; frame < count; frame += 1) this.vm.runtime._step();
    }

    /** Runs one frame, then lets promises settle. */
    public async frameAndPromises(): Promise<void> {
        this.frames();
        await new Promise((settled) => {
            setImmediate(settled);
        });
    }

    /** The items of a list of the stage. */
    public list(name: string): string[] {
        const list = this.stage.variables[idOf('list', name)]?.value;
        if (!Array.isArray(list)) throw new Error(`The stage has no list "${name}".`);
        return list.map(String);
    }

    /** The value of a variable of the stage. */
    public variable(name: string): unknown {
        return this.stage.variables[idOf('variable', name)]?.value;
    }

    /** Sets a variable of the stage as a running script does: without a call that other code could notice. */
    public setVariable(name: string, value: unknown): void {
        const variable = this.stage.variables[idOf('variable', name)];
        if (variable === undefined) throw new Error(`The stage has no variable "${name}".`);
        variable.value = value;
    }

    public get stage(): TestTarget {
        const stage = this.vm.runtime.getTargetForStage();
        if (stage === undefined) throw new Error('No project is loaded.');
        return stage;
    }
}
