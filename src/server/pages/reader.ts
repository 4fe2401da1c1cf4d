/** The reader of a page. */
export interface Reader {
    /** One of our languages. */
    readonly language: string;
    /** The requested URL, without its host. */
    readonly url: URL;
}
