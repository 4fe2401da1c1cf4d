import { BLOCKS, EXTENSION_ID, MENUS, type Block } from '../../blocks/blocks';
import { BLOCK_ICON_URI, COLORS } from '../../blocks/icon';
import { textsOf, type Texts } from '../../locales/locales';

/** What Scratch's VM reads of an extension. */
export interface ExtensionInfo {
    readonly id: string;
    readonly name: string;
    readonly blockIconURI: string;
    readonly color1: string;
    readonly color2: string;
    readonly color3: string;
    readonly blocks: readonly (object | string)[];
    readonly menus: Readonly<Record<string, object>>;
}

/** The palette in one language. */
export function extensionInfo(locale: string): ExtensionInfo {
    const texts = textsOf(locale);
    return {
        id: EXTENSION_ID,
        name: textOf(texts, 'extension.name'),
        blockIconURI: BLOCK_ICON_URI,
        color1: COLORS.block,
        color2: COLORS.slot,
        color3: COLORS.outline,
        blocks: BLOCKS.map((block) => (typeof block === 'string' ? block : blockInfo(block, texts))),
        menus: { ...MENUS },
    };
}

/** A text by its id; the id itself where a translation forgot it, so that the block can still be used. */
export function textOf(texts: Texts, id: string): string {
    return texts[id] ?? id;
}

function blockInfo({ opcode, kind, textId, arguments: args, perScript }: Block, texts: Texts): object {
    const argumentInfo = Object.entries(args).map(([name, { defaultTextId, menu }]) => [
        name,
        { type: 'string', defaultValue: textOf(texts, defaultTextId), ...(menu === undefined ? {} : { menu }) },
    ]);
    return {
        opcode,
        blockType: kind,
        text: textOf(texts, textId),
        arguments: Object.fromEntries(argumentInfo),
        // Hats are edge-activated by default: the VM would then ask this one for a condition every frame.
        ...(kind === 'hat' ? { isEdgeActivated: false } : {}),
        ...(perScript ? { disableMonitor: true } : {}),
    };
}
