import { TRANSPORT_CODES, transportReason } from '../../src/client/status/transport-reasons';
import { transportReasonText, wordsIn } from '../../src/pages/teacher/words';

describe('why a member is connected as it is', () => {
    it.each([
        ['en', 'The WebSocket closed. (1006)'],
        ['ja', 'WebSocketが切れました。 (1006)'],
        ['ja-Hira', 'ウェブソケットが きれました (1006)'],
    ])("is said in the teacher's language (%s)", (language, sentence) => {
        expect(transportReasonText(wordsIn(language), transportReason('closed', '1006'))).toBe(sentence);
    });

    it('is known by each of the sentences that members send', () => {
        const words = wordsIn('ja');
        for (const code of TRANSPORT_CODES)
            expect(transportReasonText(words, transportReason(code))).toMatch(/\p{Script=Hiragana}/u);
    });

    it('keeps little of what the other side said', () => {
        const reason = transportReason('refused', 'x'.repeat(100_000));
        expect(reason.length).toBeLessThan(200);
        expect(transportReasonText(wordsIn('en'), reason)).toMatch(/^The server refused the connection\. \(x+\)$/);
    });

    it('stays as it is where another version says it, and is nothing where nothing is said', () => {
        const words = wordsIn('ja');
        expect(transportReasonText(words, 'The <b>WebSocket</b> sleeps.')).toBe('The <b>WebSocket</b> sleeps.');
        expect(transportReasonText(words, null)).toBe('');
    });
});
