import { localText, type TextId } from '../../../locales/local-text';
import { errorSentence } from '../../extension/status-text';
import { knownError } from '../../client/status/errors';
import { readTransportReason } from '../../client/status/transport-reasons';

/** The texts of the page's components, in the reader's language. */
export interface Words {
    readonly language: string;
    (id: TextId, values?: Readonly<Record<string, string | number>>): string;
}

/** The texts in one language. */
export function wordsIn(language: string): Words {
    const say = (id: TextId, values?: Readonly<Record<string, string | number>>) => localText(language, id, values);
    return Object.assign(say, { language });
}

/** An error as a sentence, whatever was thrown. */
export function troubleText({ language }: Words, thrown: unknown): string {
    return errorSentence(knownError(thrown), language, location.host);
}

/** The remaining minutes as a sentence. */
export function minutesText(words: Words, minutes: number): string {
    return minutes === 1 ? words('teacher.minuteLeft') : words('teacher.minutesLeft', { MINUTES: minutes });
}

/** Why a member has its transport. An unknown reason of another version stays as it is. */
export function transportReasonText(words: Words, reason: string | null): string {
    const known = reason === null ? null : readTransportReason(reason);
    if (known === null) return reason ?? '';
    const sentence = words(`teacher.transport.${known.code}`);
    return known.detail === '' ? sentence : `${sentence} (${known.detail})`;
}
