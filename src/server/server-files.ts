/** Where the files are that the server hands out. */
export interface ServerFiles {
    /** Folder of the built bundles. */
    readonly bundles: string;
    /** Folder of Scratch's editor, there or not. */
    readonly editorFolder: string;
    /** Folder of the example projects, there or not. */
    readonly examples: string;
}
