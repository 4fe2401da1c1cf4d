/** What a block is: `event` starts a script when the mesh says so, the others are what Scratch calls them. */
export type BlockKind = 'event' | 'command' | 'reporter' | 'boolean';

/** The menus that an argument can offer. Their items come from the project and the group. */
export type MenuName = 'eventNames' | 'variableNames';

/** An argument of a block: a text input, or a menu. */
export interface ArgumentSpec {
    /** The id of the default's text in the locales. */
    readonly default: string;
    readonly menu?: MenuName;
}

/** A block as a pupil sees it. */
export interface BlockSpec {
    readonly opcode: string;
    readonly kind: BlockKind;
    /** The id of the block's text in the locales; `[NAME]` in that text is the place of the argument NAME. */
    readonly text: string;
    readonly arguments?: Readonly<Record<string, ArgumentSpec>>;
    /** Its value belongs to the script in which it stands, so that no monitor on the stage could show it. */
    readonly ofScript?: true;
}

/** A menu: whether a reporter block may be dropped on it. */
export interface MenuSpec {
    readonly acceptReporters: boolean;
}
