import type { MeshClient } from '../client/client';
import { foldedName } from './event-name';
import { BROADCAST_TYPE, SCALAR_TYPE, type VmRuntime } from './vm-types';

/**
 * The names of the project's broadcast messages and of the events seen in the group. Of names that read the same, only
 * the first.
 */
export function eventNameItems(runtime: VmRuntime, client: MeshClient): string[] {
    const items = new Map<string, string>();
    for (const name of [...stageNames(runtime, BROADCAST_TYPE), ...client.eventNames()])
        if (!items.has(foldedName(name))) items.set(foldedName(name), name);
    return [...items.values()];
}

/** The variable names that somebody in the group shares, and those that this project would share. */
export function variableNameItems(runtime: VmRuntime, client: MeshClient): string[] {
    return [...new Set([...stageNames(runtime, SCALAR_TYPE), ...client.variables.names()])].sort();
}

function stageNames(runtime: VmRuntime, type: string): string[] {
    return Object.values(runtime.getTargetForStage()?.variables ?? {})
        .filter((variable) => variable.type === type)
        .map(({ name }) => name);
}
