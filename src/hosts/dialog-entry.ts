// Scratch's connection dialog says what the editor's own list of extensions says of one: a name, pictures, where help is.
// Ours is not in that list, and nobody outside the editor can put it there: without it the dialog has no name, and its
// button for help throws. So the dialog is given the entry when it opens.
import { EXTENSION_ID } from '../../blocks/blocks';
import { MENU_ICON_URI } from '../../blocks/icon';
import { textsOf } from '../../locales';
import { textOf } from '../extension/block-info';
import type { Vm } from '../extension/vm-types';
import { isRecord } from './record';

/** What the dialog reads of an extension. */
export interface DialogEntry {
    readonly extensionId: string;
    readonly name: string;
    readonly connectionIconURL: string;
    readonly connectionSmallIconURL: string;
    readonly connectingMessage: string;
    readonly helpLink: string;
}

/** The dialog listens to this event of the VM as long as it is open. */
const HEARD_BY_DIALOG = 'PERIPHERAL_REQUEST_ERROR';
/** React's name for its node at an element; what follows it differs from page to page. */
const FIBER = /^__reactFiber\$/;
/** Nodes between an element of the dialog and the dialog itself: more than there are. */
const DEPTH_MAX = 100;

/** The mesh's entry in a language. */
export function dialogEntry(language: string): DialogEntry {
    const texts = textsOf(language);
    return {
        extensionId: EXTENSION_ID,
        name: textOf(texts, 'mesh.name'),
        connectionIconURL: MENU_ICON_URI,
        connectionSmallIconURL: MENU_ICON_URI,
        connectingMessage: textOf(texts, 'mesh.status.connecting'),
        helpLink: '/',
    };
}

/** From now on, the editor's connection dialog knows the mesh. */
export function introduceInDialog(vm: Pick<Vm, 'on'>, entry: () => DialogEntry): void {
    vm.on?.('newListener', (event) => {
        // The dialog listens when it has been put into the page.
        if (event === HEARD_BY_DIALOG) setTimeout(() => giveEntry(entry()), 0);
    });
}

function giveEntry(entry: DialogEntry): void {
    for (const element of document.querySelectorAll('[role="dialog"], .ReactModal__Content')) {
        const dialog = dialogAround(element);
        if (dialog !== null) dialog.setState({ extension: entry });
    }
}

/** The editor's component around an element that is the dialog of the mesh. */
function dialogAround(element: Element): DialogComponent | null {
    const key = Object.keys(element).find((name) => FIBER.test(name));
    let fiber: unknown = key === undefined ? null : Reflect.get(element, key);
    for (let depth = 0; isRecord(fiber) && depth < DEPTH_MAX; depth += 1) {
        const component = fiber['stateNode'];
        if (isDialog(component)) return component;
        fiber = fiber['return'];
    }
    return null;
}

interface DialogComponent {
    setState(state: object): void;
}

function isDialog(component: unknown): component is DialogComponent {
    if (!isRecord(component) || !isRecord(component['props']) || !isRecord(component['state'])) return false;
    const { props, state } = component;
    return props['extensionId'] === EXTENSION_ID && 'extension' in state && typeof component['setState'] === 'function';
}
