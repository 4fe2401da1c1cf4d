// React's tree of a page, as seen from the page's elements.
import { isRecord } from './json';

/** The property names under which React keeps its tree at the elements that it created or was mounted into. */
const FIBER = /^(__reactContainer\$|__reactFiber\$|__reactInternalInstance\$|_reactRootContainer$)/;

/** A node of React's tree. */
export type Fiber = Record<string, unknown>;

/** The node of an element; null if React did not make it. */
export function fiberOf(element: Element): Fiber | null {
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
