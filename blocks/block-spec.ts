/** The kind of a block: `event` starts a script for an event of the mesh; the others have Scratch's names. */
export type BlockKind = 'event' | 'command' | 'reporter' | 'boolean';

/** The menus of arguments. Their items come from the project and the group. */
export type MenuName = 'eventNames' | 'variableNames';

/** An argument of a block: a text input, or a menu. */
export interface ArgumentSpec {
    /** The text id of the default value in the locales. */
    readonly default: string;
    readonly menu?: MenuName;
}

/** A block as a student sees it. */
export interface BlockSpec {
    readonly opcode: string;
    readonly kind: BlockKind;
    /** The id of the block's text in the locales. `[NAME]` in the text is the place of the argument NAME. */
    readonly text: string;
    readonly arguments?: Readonly<Record<string, ArgumentSpec>>;
    /** Whether its value belongs to the script that contains it, so that no monitor on the stage can show it. */
    readonly ofScript?: true;
}

/** A menu, and whether it accepts a reporter block. */
export interface MenuSpec {
    readonly acceptReporters: boolean;
}
