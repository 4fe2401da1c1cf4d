import type { MeshClient } from '../client/client';
import { SCALAR_TYPE, type VmRuntime, type VmVariable } from './vm-types';
import { Writes } from './variable-writes';

/** A variable as the group knows it. */
interface Shared {
    readonly variable: VmVariable;
    readonly name: string;
}

/**
 * Shares the stage's scalar variables. What the stage has when the group is joined, and what comes with another project,
 * are start values; what is set after that is written, be it to the same value. What the client refuses (beyond its
 * limits) is offered again when it is set again.
 */
export class VariableSharing {
    private shared: Shared[] = [];
    private readonly writes = new Writes();
    private joined = false;

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
    ) {}

    /** A group was joined: what the stage has at this moment are start values. */
    public join(): void {
        if (this.joined) return;
        this.joined = true;
        this.look();
    }

    /** The group was left: the variables become what they were, and a group that is joined later is offered all of them. */
    public forget(): void {
        this.joined = false;
        for (const { variable } of this.shared) this.writes.release(variable);
        this.shared = [];
    }

    /** Looks for variables that were created, deleted or renamed. Cheap where none was: it only walks and compares. */
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

    /** Shares what was set since the last call. Scripts that go on later set it anew. */
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
            // What another project's variable of that name replaces stays as it is: loading modifies nothing.
            if (newName === undefined ? !names.has(name) : newName !== name) this.client.removeVariable(name);
        }
        for (const [variable, name] of after) {
            if (!before.has(variable)) this.writes.watch(variable);
            if (before.get(variable) !== name) this.client.offerVariable(name, String(variable.value));
        }
    }
}
