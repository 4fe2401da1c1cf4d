/** The folders of the files that the server sends. */
export interface ServerFiles {
    /** Folder of the built bundles. */
    readonly bundles: string;
    /** Folder of Scratch's editor, which may be missing. */
    readonly editorFolder: string;
    /** Folder of the example projects, which may be missing. */
    readonly examples: string;
}
