import type { MeshClient } from '../client/client';
import { SCALAR, type VmRuntime, type VmTarget, type VmVariable } from './vm-types';

/** Frames between two looks for created and deleted variables: half a second, and before every event besides. */
const STRUCTURE_EVERY_FRAMES = 15;

/** A variable as it was offered last. */
interface Offered {
    readonly variable: VmVariable;
    name: string;
    value: unknown;
}

/**
 * Shares the stage's scalar variables. They are sampled, because compiled scripts write them without a call that could
 * be noticed; a frame in which none changed is one walk over an array.
 */
export class VariableSharing {
    private stage: VmTarget | undefined;
    private offered: Offered[] = [];
    private framesUntilStructure = 0;

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
    ) {}

    /** Offers what changed since the last look. Called after a frame's scripts ran. */
    public afterFrame(): void {
        this.framesUntilStructure -= 1;
        if (this.framesUntilStructure <= 0) this.sampleAll();
        else this.sampleKnown();
    }

    /** Offers everything that changed, created and deleted variables too: an event must not overtake them. */
    public sampleAll(): void {
        this.framesUntilStructure = STRUCTURE_EVERY_FRAMES;
        const stage = this.runtime.getTargetForStage();
        if (this.structureChanged(stage)) this.readStructure(stage);
        this.sampleKnown();
    }

    /** Forgets what was offered: the next group knows none of it. */
    public forget(): void {
        this.stage = undefined;
        this.offered = [];
        this.framesUntilStructure = 0;
    }

    private sampleKnown(): void {
        for (const known of this.offered) {
            const { variable } = known;
            if (Object.is(variable.value, known.value) && variable.name === known.name) continue;
            if (variable.name !== known.name) this.client.removeVariable(known.name);
            this.offer(known);
        }
    }

    private offer(known: Offered): void {
        known.name = known.variable.name;
        known.value = known.variable.value;
        this.client.setVariable(known.name, String(known.value));
    }

    private structureChanged(stage: VmTarget | undefined): boolean {
        if (stage !== this.stage) return true;
        if (stage === undefined) return false;
        let count = 0;
        for (const id in stage.variables) {
            const variable = stage.variables[id];
            if (variable === undefined || variable.type !== SCALAR) continue;
            // Variables keep their place in the object, so that the same place means the same variable.
            if (this.offered[count]?.variable !== variable) return true;
            count += 1;
        }
        return count !== this.offered.length;
    }

    private readStructure(stage: VmTarget | undefined): void {
        this.stage = stage;
        const before = new Map(this.offered.map((known) => [known.variable, known]));
        const created: Offered[] = [];
        this.offered = Object.values(stage?.variables ?? {})
            .filter((variable) => variable.type === SCALAR)
            .map((variable) => {
                const known = before.get(variable);
                before.delete(variable);
                if (known !== undefined) return known;
                const offered: Offered = { variable, name: variable.name, value: variable.value };
                created.push(offered);
                return offered;
            });
        const names = new Set(this.offered.map(({ variable }) => variable.name));
        for (const { name } of before.values()) if (!names.has(name)) this.client.removeVariable(name);
        for (const known of created) this.offer(known);
    }
}
