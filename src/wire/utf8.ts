/** Bytes of a text in UTF-8, counted without encoding it: both sides check every value they send or take. */
export function utf8Bytes(text: string): number {
    let bytes = text.length;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        // A surrogate pair is two units and four bytes: two for each half.
        if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
    }
    return bytes;
}
