// The short code by which a group is told to a class: six hiragana as in today's Smalruby editor, or six digits.
import type { GroupInfo } from './status';

type Named = Pick<GroupInfo, 'id' | 'name'>;

/** One hiragana for each hexadecimal digit, as today's editors read the first six of a host's id. */
const HIRAGANA = [...'いしたかうんてとのつはこになくき'];
const CODE_LENGTH = 6;
const HOST_ID = /^[0-9a-f]{32}$/;
const HEX_START = /^[0-9a-f]{6}/;
/** The digits of a code as a number: below a million, so that it has six decimal digits. */
const NUMBERS = 1_000_000;

/** The first six hexadecimal digits of a group: of its name where that is a host's id, else of its own id. */
function hexDigits({ id, name }: Named): string {
    if (HOST_ID.test(name)) return name.slice(0, CODE_LENGTH);
    return HEX_START.exec(id)?.[0] ?? hashOf(id).toString(16).padStart(CODE_LENGTH, '0');
}

/** Ids of other backends may be anything: 24 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv). */
function hashOf(id: string): number {
    let hash = 0x811c9dc5;
    for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return hash & 0xffffff;
}

/** Six hiragana. */
export function hiraganaCode(group: Named): string {
    return [...hexDigits(group)].map((digit) => HIRAGANA[parseInt(digit, 16)] ?? '').join('');
}

/** Six decimal digits. */
export function numberCode(group: Named): string {
    return String(parseInt(hexDigits(group), 16) % NUMBERS).padStart(CODE_LENGTH, '0');
}

/** The group as people call it: its name, or the hiragana where the name is a host's id. */
export function groupLabel(group: Named): string {
    return HOST_ID.test(group.name) ? `【${hiraganaCode(group)}】` : group.name;
}

/**
 * A code as it was meant: katakana, half-width and full-width characters, small letters, voiced sounds, long vowels,
 * brackets and spaces are slips of an input method, not another code.
 */
export function readCode(typed: string): string {
    return typed
        .normalize('NFKC')
        .replace(/[\u30a1-\u30f6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60))
        .replace(/っ/g, 'つ')
        .normalize('NFD')
        .replace(/[\u3099\u309a]/g, '')
        .replace(/[^\u3041-\u3096\d]/g, '');
}

/** The groups whose code begins like what was typed; none where nothing of a code was typed. */
export function groupsByCode<Group extends Named>(groups: readonly Group[], typed: string): Group[] {
    const code = readCode(typed);
    if (code === '') return [];
    return groups.filter((group) => hiraganaCode(group).startsWith(code) || numberCode(group).startsWith(code));
}

/** The groups whose whole code was typed. */
export function groupsByWholeCode<Group extends Named>(groups: readonly Group[], typed: string): Group[] {
    return readCode(typed).length === CODE_LENGTH ? groupsByCode(groups, typed) : [];
}
