// What a student sees: every block of the extension, in the order of the palette. A new block is one entry here, its
// text in every locale, and the method of its opcode in src/extension/mesh-extension.ts.

/** The extension's id: it stands in every saved project and in every opcode of the VM. */
export const EXTENSION_ID = 'meshV2';

/** Scratch's names of block kinds. */
export type BlockKind = 'hat' | 'command' | 'reporter' | 'Boolean';

/** The menus that blocks offer. `acceptReporters`: a reporter may be dropped in the menu's place. */
export const MENUS = {
    eventNames: { acceptReporters: false, items: 'eventNamesMenu' },
    variableNames: { acceptReporters: true, items: 'variableNamesMenu' },
} as const;

/** One argument of a block: the default is a text id, so that it reads in the student's language. */
export interface BlockArgument {
    readonly defaultTextId: string;
    readonly menu?: keyof typeof MENUS;
}

/** One block. `textId` names its text in locales/, where `[NAME]` stands for an argument. */
export interface Block {
    readonly opcode: string;
    readonly kind: BlockKind;
    readonly textId: string;
    readonly arguments: Readonly<Record<string, BlockArgument>>;
    /** Its answer belongs to one script: a monitor on the stage could not show it. */
    readonly perScript?: true;
}

/** A line between groups of blocks in the palette. */
export const SEPARATOR = '---';

const EVENT: BlockArgument = { defaultTextId: 'default.event' };
const NAME: BlockArgument = { defaultTextId: 'default.variable' };
const GROUP: BlockArgument = { defaultTextId: 'default.group' };

/** The palette. */
export const BLOCKS: readonly (Block | typeof SEPARATOR)[] = [
    {
        opcode: 'whenEventReceived',
        kind: 'hat',
        textId: 'block.whenEventReceived',
        arguments: { EVENT: { ...EVENT, menu: 'eventNames' } },
    },
    { opcode: 'broadcastEvent', kind: 'command', textId: 'block.broadcastEvent', arguments: { EVENT } },
    {
        opcode: 'broadcastEventWithPayload',
        kind: 'command',
        textId: 'block.broadcastEventWithPayload',
        arguments: { EVENT, PAYLOAD: { defaultTextId: 'default.payload' } },
    },
    { opcode: 'eventPayload', kind: 'reporter', textId: 'block.eventPayload', arguments: {}, perScript: true },
    { opcode: 'eventSender', kind: 'reporter', textId: 'block.eventSender', arguments: {}, perScript: true },
    SEPARATOR,
    {
        opcode: 'getSensorValue',
        kind: 'reporter',
        textId: 'block.getSensorValue',
        arguments: { NAME: { ...NAME, menu: 'variableNames' } },
    },
    {
        opcode: 'setSharedVariable',
        kind: 'command',
        textId: 'block.setSharedVariable',
        arguments: { NAME, VALUE: { defaultTextId: 'default.value' } },
    },
    SEPARATOR,
    { opcode: 'createGroup', kind: 'command', textId: 'block.createGroup', arguments: { NAME: GROUP } },
    { opcode: 'joinGroup', kind: 'command', textId: 'block.joinGroup', arguments: { NAME: GROUP } },
    { opcode: 'leaveGroup', kind: 'command', textId: 'block.leaveGroup', arguments: {} },
    { opcode: 'isConnected', kind: 'Boolean', textId: 'block.isConnected', arguments: {} },
    { opcode: 'memberCount', kind: 'reporter', textId: 'block.memberCount', arguments: {} },
    { opcode: 'groupName', kind: 'reporter', textId: 'block.groupName', arguments: {} },
    { opcode: 'transport', kind: 'reporter', textId: 'block.transport', arguments: {} },
];
