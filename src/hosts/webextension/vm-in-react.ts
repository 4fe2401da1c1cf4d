// Finds the VM of an existing editor. Editors are React applications that pass it down as the property `vm`.
import type { Vm } from '../../extension/vm-types';
import { isVm } from './is-vm';
import { isRecord } from '../json';
import { fiberOf, type Fiber } from '../react-fiber';

/** More nodes than any editor has, so that the search ends even if something only looks like a tree. */
const FIBERS_MAX = 200_000;

/** The VM of a React application in the document; null if there is none. */
export function vmInReact(document: ParentNode): Vm | null {
    const searched = new Set<Fiber>();
    for (const element of document.querySelectorAll('body, body *')) {
        const fiber = fiberOf(element);
        const root = fiber === null ? null : rootOf(fiber);
        if (root === null || searched.has(root)) continue;
        searched.add(root);
        const vm = vmBelow(root);
        if (vm !== null) return vm;
    }
    return null;
}

/** The top of the visible tree. React keeps two trees and alternates between them. */
function rootOf(fiber: Fiber): Fiber {
    let top = fiber;
    for (let parent = top['return']; isRecord(parent); parent = top['return']) top = parent;
    const root = top['stateNode'];
    const current = isRecord(root) ? root['current'] : undefined;
    return isRecord(current) ? current : top;
}

function vmBelow(root: Fiber): Vm | null {
    const waiting: Fiber[] = [root];
    for (let count = 0; count < FIBERS_MAX; count += 1) {
        const fiber = waiting.pop();
        if (fiber === undefined) return null;
        const props = fiber['memoizedProps'];
        const vm = isRecord(props) ? props['vm'] : undefined;
        if (isVm(vm)) return vm;
        for (const next of [fiber['sibling'], fiber['child']]) if (isRecord(next)) waiting.push(next);
    }
    return null;
}
