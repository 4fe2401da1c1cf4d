// The short code that a teacher tells a class: six hiragana as in today's Smalruby editor, or six digits.
import type { GroupInfo } from '../status/status';

type Named = Pick<GroupInfo, 'id' | 'name'> & Partial<Pick<GroupInfo, 'hostId'>>;

/** One hiragana for each hexadecimal digit, as today's editors read the first six of a host's id. */
const HIRAGANA = [...'いしたかうんてとのつはこになくき'];
const CODE_LENGTH = 6;
const HOST_ID = /^[0-9a-f]{32}$/;
const HEX_START = /^[0-9a-f]{6}/;
/** The digits of a code as a number: below a million, so that it has six decimal digits. */
const NUMBERS = 1_000_000;
/** What people and input methods put around and between the characters of a code. */
const DECORATION = /[\s\p{P}\p{S}ー]/gu;
const KANA_OR_DIGITS = /^[\u3041-\u3096\u30a1-\u30fa\d]+$/;

/**
 * Whether a group is called by its host's id, as today's editors name groups. Another name that looks like an id is a
 * name: it must not choose the group's code.
 */
function isNamedByHost({ name, hostId = name }: Named): boolean {
    return name === hostId && HOST_ID.test(name);
}

/** The first six hexadecimal digits of a group: of its host's id where that names it, else of its own id. */
function hexDigits(group: Named): string {
    if (isNamedByHost(group)) return group.name.slice(0, CODE_LENGTH);
    return HEX_START.exec(group.id)?.[0] ?? hashOf(group.id).toString(16).padStart(CODE_LENGTH, '0');
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

/** The group as people call it: its name, or the hiragana where its host's id names it. */
export function groupLabel(group: Named): string {
    return isNamedByHost(group) ? `【${hiraganaCode(group)}】` : group.name;
}

/** The group as a list of several shows it: with its code, because names may be equal. */
export function listLabel(group: Named): string {
    return isNamedByHost(group) ? groupLabel(group) : `${group.name} · ${numberCode(group)}`;
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

/** Whether all of it can be read as a code: "7 4 7-7 7 4" can, "Team 747774" is a name. */
export function isWholeCode(typed: string): boolean {
    const plain = typed.normalize('NFKC').replace(DECORATION, '');
    return KANA_OR_DIGITS.test(plain) && readCode(typed).length === CODE_LENGTH;
}

/**
 * The groups whose whole code was typed. The backend chooses a group's id, but whoever creates a group chooses its name:
 * where codes collide, those that come from ids win.
 */
export function groupsByWholeCode<Group extends Named>(groups: readonly Group[], typed: string): Group[] {
    if (!isWholeCode(typed)) return [];
    const found = groupsByCode(groups, typed);
    const chosenByBackend = found.filter((group) => !isNamedByHost(group));
    return chosenByBackend.length > 0 ? chosenByBackend : found;
}
