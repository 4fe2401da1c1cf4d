/**
 * A key for event names that read the same to a person. Names that differ only in case, in surrounding blanks, or in
 * width (`ｇｏ` and `go`, `ﾒｯｾｰｼﾞ` and `メッセージ`) have the same key.
 */
export function foldedName(name: string): string {
    return name.normalize('NFKC').trim().toUpperCase();
}
