import { makeVm, type TestTarget, type TestVm, type VmVersion } from './load-vm';
import { buildProject, idOf, type ProjectSpec } from './project';

/** A VM and what a person does with it: load, click the flag, watch, look at the variables. */
export class Player {
    public readonly vm: TestVm;

    public constructor(version: VmVersion) {
        this.vm = makeVm(version);
        const { runtime } = this.vm;
        // Nothing is drawn in tests; in a browser whatever moves asks for a redraw, which ends the frame's turns.
        runtime._primitives['motion_movesteps'] = () => runtime.requestRedraw();
    }

    /** Loads a project in the place of the present one. */
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

    /** Lets frames pass. */
    public frames(count = 1): void {
        for (let frame = 0; frame < count; frame += 1) this.vm.runtime._step();
    }

    /** Lets one frame pass, and what was promised meanwhile settle. */
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

    /** Sets a variable of the stage as a running script does: without any call that could be noticed. */
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
