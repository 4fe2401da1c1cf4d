import type { MeshClient } from '../client/client';
import { SCALAR_TYPE, type VmRuntime, type VmVariable } from './vm-types';
import { Writes } from './variable-writes';

/** A variable in the form that the group knows. */
interface Shared {
    readonly variable: VmVariable;
    readonly name: string;
}

/**
 * Shares the stage's scalar variables. The stage's values when the group is joined, and the values of another project,
 * are start values. Later writes are shared, even of the same value. If the client refuses a value (beyond its limits),
 * the next write offers it again.
 */
export class VariableSharing {
    private shared: Shared[] = [];
    private readonly writes = new Writes();
    private joined = false;

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
    ) {}

    /** A group was joined: the stage's current values are start values. */
    public join(): void {
        if (this.joined) return;
        this.joined = true;
        this.look();
    }

    /** The group was left: the variables become ordinary again, and the next group gets all of them. */
    public forget(): void {
        this.joined = false;
        for (const { variable } of this.shared) this.writes.release(variable);
        this.shared = [];
    }

    /** Looks for created, deleted or renamed variables. It is cheap if there are none: it only walks and compares. */
    public look(): void {
        if (!this.joined) return;
        const variables = this.runtime.getTargetForStage()?.variables ?? {};
        let index = 0;
        for (const id in variables) {
            const variable = variables[id];
            if (variable === undefined || variable.type !== SCALAR_TYPE) continue;
            const known = this.shared[index];
            if (known?.variable !== variable || known.name !== variable.name) return this.compareAll(variables);
            index += 1;
        }
        if (index < this.shared.length) this.compareAll(variables);
    }

    /** Shares the writes since the last call. Scripts that continue later write again. */
    public flush(): void {
        for (const variable of this.writes.take()) this.client.setVariable(variable.name, String(variable.value));
    }

    private compareAll(variables: Readonly<Record<string, VmVariable>>): void {
        const before = new Map(this.shared.map(({ variable, name }) => [variable, name]));
        this.shared = Object.values(variables)
            .filter(({ type }) => type === SCALAR_TYPE)
            .map((variable) => ({ variable, name: variable.name }));
        const after = new Map(this.shared.map(({ variable, name }) => [variable, name]));
        const names = new Set(after.values());
        // Removals first: they make room below the limit of variables.
        for (const [variable, name] of before) {
            const newName = after.get(variable);
            if (newName === undefined) this.writes.release(variable);
            // Another project's variable replaces the one of the same name without a write: loading modifies nothing.
            if (newName === undefined ? !names.has(name) : newName !== name) this.client.removeVariable(name);
        }
        for (const [variable, name] of after) {
            if (!before.has(variable)) this.writes.watch(variable);
            if (before.get(variable) !== name) this.client.offerVariable(name, String(variable.value));
        }
    }
}
