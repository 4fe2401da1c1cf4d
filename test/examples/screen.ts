// A student's screen: a real VM with an example in it, run frame by frame as an editor does.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { Mesh } from '../../src/hosts/install';
import { bundle } from '../e2e/bundle';
import type { ServerInUse } from '../use-server';
import { until } from '../until';
import { makeVm, type TestTarget, type TestVm, type VmVersion } from '../vm/load-vm';

/** Milliseconds of a frame. */
const FRAME_MS = 1000 / 30;
/** Milliseconds for which a person holds a key down. */
const KEY_MS = 100;

/** By which transport a screen is connected, and the VM that it is tried with: so both VMs play every example. */
export const WAYS = [
    ['websocket', 'scratch-vm 5.0.300'],
    ['polling', '@scratch/scratch-vm 15.1.1'],
] as const satisfies readonly (readonly [string, VmVersion])[];
export type Way = (typeof WAYS)[number][0];

/** An engine as the editor speaks to it: answers are texts. */
interface TextEmitter {
    emit(event: string, data: unknown): boolean;
}

/** One screen. Close it. */
export class Screen {
    private constructor(
        private readonly vm: TestVm,
        public readonly mesh: Mesh,
        private readonly running: NodeJS.Timeout,
    ) {}

    /** Opens an example as it is kept in examples/, and clicks the green flag. */
    public static async open(example: string, version: VmVersion, way: Way, server: ServerInUse): Promise<Screen> {
        const vm = makeVm(version);
        drawEveryFrame(vm);
        const options = {
            url: `${server.url}/graphql`,
            domain: `${example}-${way}`,
            forcePolling: way === 'polling',
            WebSocket,
        };
        const mesh = bundle('scratch-mesh').install(vm, options);
        await vm.loadProject(await readFile(join(__dirname, '..', '..', 'examples', example, `${example}.sb3`)));
        vm.greenFlag();
        return new Screen(
            vm,
            mesh,
            setInterval(() => vm.runtime._step(), FRAME_MS),
        );
    }

    /** Presses a key and lets it go. */
    public async press(key: string): Promise<void> {
        this.key(key, true);
        await new Promise((released) => setTimeout(released, KEY_MS));
        this.key(key, false);
    }

    /** Presses a key down, or lets it go. */
    public key(key: string, isDown: boolean): void {
        this.vm.postIOData('keyboard', { key, isDown });
    }

    /** Clicks a sprite. */
    public click(sprite: string): void {
        this.vm.runtime.startHats('event_whenthisspriteclicked', undefined, this.sprite(sprite));
    }

    /** Types an answer once the project has asked. */
    public async answer(words: string): Promise<void> {
        const asked = new Promise<void>((resolve) => {
            this.vm.runtime.on('QUESTION', (question) => {
                if (question !== null) resolve();
            });
        });
        await asked;
        const { runtime }: { readonly runtime: TextEmitter } = this.vm;
        runtime.emit('ANSWER', words);
    }

    /** Creates the group with H, or joins it with J; types a name where one is given. */
    public async enter(key: 'h' | 'j', name?: string): Promise<void> {
        const named = name === undefined ? undefined : this.answer(name);
        await this.press(key);
        await named;
        await until(`${key} leads into the group`, () => this.variable('Mesh', 'role') !== '');
        await until('the sign shows it', () => this.costume('Mesh') === 'together');
    }

    /** A variable of a sprite. */
    public variable(sprite: string, name: string): unknown {
        return this.named(this.sprite(sprite), name);
    }

    /** The items of a list of the stage. */
    public list(name: string): string[] {
        const stage = this.vm.runtime.getTargetForStage();
        const list = stage === undefined ? undefined : this.named(stage, name);
        if (!Array.isArray(list)) throw new Error(`The stage has no list "${name}".`);
        return list.map(String);
    }

    /** The costume that a sprite wears. */
    public costume(sprite: string): string | undefined {
        const target = this.sprite(sprite);
        return target.getCostumes()[target.currentCostume]?.name;
    }

    /** A sprite as the VM has it. */
    public sprite(name: string): TestTarget {
        const found = this.vm.runtime.targets.find(({ sprite }) => sprite.name === name);
        if (found === undefined) throw new Error(`There is no sprite "${name}".`);
        return found;
    }

    /** Leaves and stops. */
    public async close(): Promise<void> {
        clearInterval(this.running);
        await this.mesh.dispose();
        this.vm.stopAll();
    }

    private named(target: TestTarget, name: string): unknown {
        return Object.values(target.variables).find((variable) => variable.name === name)?.value;
    }
}

/**
 * On a screen something that moves ends each pass of the scripts; without one the VM would run a loop hundreds of times
 * a frame. So it is told in every frame, after the first pass, that there is something to draw.
 */
function drawEveryFrame({ runtime }: TestVm): void {
    let asked = 0;
    Object.defineProperty(runtime, 'redrawRequested', {
        set: (isRequested: boolean) => (asked = isRequested ? 1 : 0),
        get: () => (asked += 1) > 1,
    });
}
