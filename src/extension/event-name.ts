/**
 * What two names of events have in common that a person reads as the same: names that differ only in case, in
 * surrounding blanks, or in width (`ｇｏ` and `go`, `ﾒｯｾｰｼﾞ` and `メッセージ`) give the same text.
 */
export function foldedName(name: string): string {
    return name.normalize('NFKC').trim().toUpperCase();
}
