/** Who reads a page. */
export interface Reader {
    /** A language that we have. */
    readonly language: string;
    /** The address that was asked for; its host is not told. */
    readonly url: URL;
}
