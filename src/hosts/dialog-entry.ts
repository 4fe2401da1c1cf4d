// Scratch's connection dialog takes an extension's name, pictures and help link from the editor's own list of
// extensions. Our extension is not in that list, and no outside code can add it. Without an entry the dialog has no
// name, and its help button throws. So this file gives the dialog an entry when it opens.
import { EXTENSION_ID } from '../../blocks/blocks';
import { MENU_ICON_URI } from '../../blocks/icon';
import { localText } from '../../locales/local-text';
import type { Vm } from '../extension/vm-types';
import { isRecord } from './json';
import { fiberOf } from './react-fiber';

/** The part of an extension's entry that the dialog reads. */
export interface DialogEntry {
    readonly extensionId: string;
    readonly name: string;
    readonly connectionIconURL: string;
    readonly connectionSmallIconURL: string;
    readonly connectingMessage: string;
    readonly helpLink: string;
}

/** The dialog listens to this event of the VM while it is open. */
const HEARD_BY_DIALOG = 'PERIPHERAL_REQUEST_ERROR';
/** The most nodes between an element of the dialog and the dialog itself; a safe upper bound. */
const DEPTH_MAX = 100;

/** The mesh's entry in one language. */
export function dialogEntry(language: string): DialogEntry {
    return {
        extensionId: EXTENSION_ID,
        name: localText(language, 'mesh.name'),
        connectionIconURL: MENU_ICON_URI,
        connectionSmallIconURL: MENU_ICON_URI,
        connectingMessage: localText(language, 'mesh.status.connecting'),
        helpLink: '/',
    };
}

/** Makes the editor's connection dialog know the mesh from now on. */
export function introduceInDialog(vm: Pick<Vm, 'on'>, entry: () => DialogEntry): void {
    vm.on?.('newListener', (event) => {
        // The dialog listens once it is in the page.
        if (event === HEARD_BY_DIALOG) setTimeout(() => giveEntry(entry()), 0);
    });
}

function giveEntry(entry: DialogEntry): void {
    for (const element of document.querySelectorAll('[role="dialog"], .ReactModal__Content')) {
        const dialog = dialogAround(element);
        if (dialog !== null) dialog.setState({ extension: entry });
    }
}

/** The editor's component of the mesh's dialog, found from an element inside it. */
function dialogAround(element: Element): DialogComponent | null {
    let fiber: unknown = fiberOf(element);
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
