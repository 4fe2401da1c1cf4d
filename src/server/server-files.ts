/** Where the files are that the server hands out. */
export interface ServerFiles {
    /** Folder of the built bundles. */
    readonly bundles: string;
    /** Folder of Scratch's editor, there or not. */
    readonly editorFolder: string;
    /** The script that fetches the editor; null where this installation has none. */
    readonly editorScript: string | null;
    /** Folder of the example projects, there or not. */
    readonly examples: string;
}
