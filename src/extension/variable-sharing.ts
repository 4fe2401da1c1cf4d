import type { MeshClient } from '../client/client';
import { inGroup } from './in-group';
import { SCALAR_TYPE, type VmRuntime, type VmVariable } from './vm-types';

/** A variable as it was last offered to the group. */
interface Offered {
    readonly variable: VmVariable;
    readonly name: string;
    value: unknown;
    text: string;
}

/**
 * Shares the stage's scalar variables by looking at them: compiled scripts write them without calling anything that
 * could be wrapped. What the client refuses (beyond its limits) is not offered again until it changes.
 */
export class VariableSharing {
    private offered: Offered[] = [];

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
    ) {}

    /** Offers what changed since the last call. Cheap where nothing did: it only walks and compares. */
    public sample(): void {
        if (!inGroup(this.client.status)) return;
        const variables = this.runtime.getTargetForStage()?.variables ?? {};
        let index = 0;
        for (const id in variables) {
            const variable = variables[id];
            if (variable === undefined || variable.type !== SCALAR_TYPE) continue;
            const known = this.offered[index];
            // Created, deleted, renamed, or another project's stage.
            if (known?.variable !== variable || known.name !== variable.name) {
                this.compareAll(variables);
                return;
            }
            if (known.value !== variable.value) this.update(known);
            index += 1;
        }
        if (index < this.offered.length) this.compareAll(variables);
    }

    /** Forgets what was offered: a group that is joined later is offered everything. */
    public forget(): void {
        this.offered = [];
    }

    private update(known: Offered): void {
        known.value = known.variable.value;
        const text = String(known.value);
        if (text === known.text) return;
        known.text = text;
        this.client.setVariable(known.name, text);
    }

    private compareAll(variables: Readonly<Record<string, VmVariable>>): void {
        const before = new Map(this.offered.map(({ name, text }) => [name, text]));
        this.offered = Object.values(variables)
            .filter(({ type }) => type === SCALAR_TYPE)
            .map((variable) => {
                const { name, value } = variable;
                return { variable, name, value, text: String(value) };
            });
        const names = new Set(this.offered.map(({ name }) => name));
        // Removals first: they make room below the limit of variables.
        for (const name of before.keys()) if (!names.has(name)) this.client.removeVariable(name);
        for (const { name, text } of this.offered) if (before.get(name) !== text) this.client.setVariable(name, text);
    }
}
