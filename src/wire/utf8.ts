/**
 * Bytes of a text in UTF-8, counted without encoding it, because both sides check every value that they send or
 * receive. Half of a surrogate pair cannot be encoded and becomes U+FFFD, which has three bytes.
 */
export function utf8Bytes(text: string): number {
    let bytes = 0;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit <= 0x7f) bytes += 1;
        else if (unit <= 0x7ff) bytes += 2;
        else if (isPair(unit, text.charCodeAt(i + 1))) {
            bytes += 4;
            i += 1;
        } else bytes += 3;
    }
    return bytes;
}

/** Bytes of a text as JSON, without the quotation marks. Escaped characters use more bytes than in UTF-8. */
export function jsonBytes(text: string): number {
    let bytes = 0;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 0x20) bytes += SHORT_ESCAPES.has(unit) ? 2 : 6;
        else if (unit === QUOTATION_MARK || unit === BACKSLASH) bytes += 2;
        else if (unit <= 0x7f) bytes += 1;
        else if (unit <= 0x7ff) bytes += 2;
        else if (isPair(unit, text.charCodeAt(i + 1))) {
            bytes += 4;
            i += 1;
        } else bytes += isSurrogate(unit) ? 6 : 3;
    }
    return bytes;
}

const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;
/** \b \t \n \f \r */
const SHORT_ESCAPES = new Set([8, 9, 10, 12, 13]);

function isPair(unit: number, next: number): boolean {
    return unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
}

function isSurrogate(unit: number): boolean {
    return unit >= 0xd800 && unit <= 0xdfff;
}
