import { BLOCKS, EXTENSION_ID, MENUS } from '../../blocks/blocks';
import type { ArgumentSpec, BlockKind, BlockSpec } from '../../blocks/block-spec';
import { ICON_URI, MENU_ICON_URI } from '../../blocks/icon';
import { textsOf, type Texts } from '../../locales';

/** The VM's words for the kinds of blocks. */
const BLOCK_TYPE: Readonly<Record<BlockKind, string>> = {
    event: 'event',
    command: 'command',
    reporter: 'reporter',
    boolean: 'Boolean',
};

/** A block in the VM's terms. */
interface BlockInfo {
    readonly opcode: string;
    readonly blockType: string;
    readonly text: string;
    readonly arguments: Readonly<Record<string, { type: string; defaultValue: string; menu?: string }>>;
    readonly isEdgeActivated?: boolean;
    readonly shouldRestartExistingThreads?: boolean;
    /** Whether the palette shows no checkbox beside it. */
    readonly disableMonitor?: boolean;
}

/** The palette's category in the VM's terms. A menu's items are the name of the extension's method that lists them. */
export interface ExtensionInfo {
    readonly id: string;
    readonly name: string;
    readonly menuIconURI: string;
    readonly blockIconURI: string;
    /** Whether the palette shows the connection status and opens the editor's connection dialog. */
    readonly showStatusButton: boolean;
    readonly blocks: (BlockInfo | '---')[];
    readonly menus: Record<string, { acceptReporters: boolean; items: string }>;
}

/** The extension's description for the VM, in one language. */
export function extensionInfo(locale: string): ExtensionInfo {
    const texts = textsOf(locale);
    return {
        id: EXTENSION_ID,
        name: textOf(texts, 'mesh.name'),
        menuIconURI: MENU_ICON_URI,
        blockIconURI: ICON_URI,
        showStatusButton: true,
        blocks: BLOCKS.map((block) => (block === '---' ? block : blockInfo(block, texts))),
        menus: Object.fromEntries(
            Object.entries(MENUS).map(([name, { acceptReporters }]) => [name, { acceptReporters, items: name }]),
        ),
    };
}

/** A text of a block by its id. Falls back to the id if a locale lacks the text, which a test forbids. */
function textOf(texts: Texts, id: string): string {
    return texts[id] ?? id;
}

function blockInfo({ opcode, kind, text, arguments: args = {}, ofScript }: BlockSpec, texts: Texts): BlockInfo {
    return {
        opcode,
        blockType: BLOCK_TYPE[kind],
        text: textOf(texts, text),
        arguments: Object.fromEntries(Object.entries(args).map(([name, spec]) => [name, argumentInfo(spec, texts)])),
        // As the VM's own broadcast hat: started by us, and started over by a second event.
        ...(kind === 'event' && { isEdgeActivated: false, shouldRestartExistingThreads: true }),
        ...(ofScript === true && { disableMonitor: true }),
    };
}

function argumentInfo(spec: ArgumentSpec, texts: Texts): { type: string; defaultValue: string; menu?: string } {
    return {
        type: 'string',
        defaultValue: textOf(texts, spec.default),
        ...(spec.menu !== undefined && { menu: spec.menu }),
    };
}
