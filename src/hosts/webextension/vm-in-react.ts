// Finds the VM of an existing editor. Editors are React applications that pass it down as the property `vm`.
import type { Vm } from '../../extension/vm-types';
import { isVm } from './is-vm';
import { isRecord } from '../record';

/** The property names under which React keeps its tree at the elements that it created or was mounted into. */
const FIBER = /^(__reactContainer\$|__reactFiber\$|__reactInternalInstance\$|_reactRootContainer$)/;

/** More nodes than any editor has, so that the search ends even if something only looks like a tree. */
const FIBERS_MAX = 200_000;

/** A node of React's tree. */
type Fiber = Record<string, unknown>;

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

function fiberOf(element: Element): Fiber | null {
    for (const key of Object.keys(element)) {
        if (!FIBER.test(key)) continue;
        const value: unknown = Reflect.get(element, key);
        if (!isRecord(value)) continue;
        // React 16 keeps a root here that leads to the tree.
        const root = value['_internalRoot'];
        const tree = isRecord(root) ? root['current'] : value;
        if (isRecord(tree)) return tree;
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
