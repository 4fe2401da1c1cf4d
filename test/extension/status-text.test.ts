import { MeshClientError } from '../../src/client/status/errors';
import { variableRefusal } from '../../src/client/sending/input-limits';
import { errorSentence, statusText } from '../../src/extension/status-text';
import { DISCONNECTED, type MeshStatus } from '../../src/client/status/status';
import { group } from './fake-client';

const CONNECTED: MeshStatus = {
    ...DISCONNECTED,
    state: 'connected',
    transport: 'polling',
    role: 'member',
    group: group('class 1'),
    members: 2,
};

test.each([
    ['en', 'Your project is stopped. Messages from the group start no scripts until you press the green flag.'],
    ['ja', '緑の旗を押すまで、グループからのメッセージでは何も始まりません。'],
    ['ja-Hira', 'みどりのはたをおすまで グループからのメッセージではなにもはじまりません'],
])('Says in words that a stopped project starts nothing (%s)', (locale, sentence) => {
    expect(statusText({ ...CONNECTED, quiet: true }, locale, 'mesh.test')).toContain(sentence);
    expect(statusText(CONNECTED, locale, 'mesh.test')).not.toContain(sentence);
});

test.each([
    ['en', '12 identical messages were merged because they came faster than a project can show them.'],
    ['ja', '同じメッセージを送るのが速すぎたため、12個をほかと1つにまとめました。'],
    ['ja-Hira', 'おなじメッセージを はやくおくりすぎたので 12こを ほかのとひとつにまとめました'],
])('D6: Says in words what was merged (%s)', (locale, sentence) => {
    expect(statusText({ ...CONNECTED, merged: 12 }, locale, 'mesh.test')).toContain(sentence);
    expect(statusText(CONNECTED, locale, 'mesh.test')).not.toContain(sentence);
});

test.each([
    ['en', 'The value of "my $& story" is too long to share (at most 4096 bytes). The others do not get it.'],
    ['ja', '変数「my $& story」の値が長すぎて共有できません（4096バイトまで）。この値はほかの人に届きません。'],
    ['ja-Hira', 'へんすう my $& story の あたいが ながすぎます 4096バイトまでです ほかのひとには とどきません'],
])('D6: Says which variable met which limit, although the member is connected (%s)', (locale, sentence) => {
    const { kind, message, reason } = variableRefusal('my $& story', 'v'.repeat(5_000), { count: 0, bytes: 0 }) ?? {};
    const lastError = { kind: kind ?? 'protocol', message: message ?? '', at: 0, ...(reason && { reason }) };
    expect(statusText({ ...CONNECTED, lastError }, locale, 'mesh.test')).toContain(sentence);
});

test.each([
    [
        'en',
        '2 groups are named "Win $& [COUNT] <b>". Join yours by its code (123456, 654321), or choose it from the list of groups.',
    ],
    [
        'ja',
        '「Win $& [COUNT] <b>」というグループが2つあります。コード（123456, 654321）で入るか、グループの一覧からえらんでください。',
    ],
    [
        'ja-Hira',
        'Win $& [COUNT] <b> という グループが 2こ あります コード 123456, 654321 で はいるか グループの いちらんから えらんでください',
    ],
])(
    'Says what to do where several groups have the name that was asked for, as it was typed (%s)',
    (locale, sentence) => {
        const values = { name: 'Win $& [COUNT] <b>', count: 2, codes: '123456, 654321' };
        const reason = { code: 'several-groups', values } as const;
        const lastError = { kind: 'refused', message: '', at: 0, reason } as const;
        expect(statusText({ ...DISCONNECTED, state: 'error', lastError }, locale, 'mesh.test')).toContain(sentence);
        expect(errorSentence(new MeshClientError('refused', '', undefined, reason), locale, '')).toBe(sentence);
    },
);

const english = (status: MeshStatus) => statusText(status, 'en', 'mesh.test');
const failed = (kind: 'refused' | 'server-down' | 'protocol') => ({ kind, message: 'words', at: 0 });

describe('the status in words', () => {
    it('says that the network blocks WebSockets only where that is known', () => {
        const why = { ...CONNECTED, transportReason: 'The WebSocket closed (1006).' };
        expect(english(why)).toBe('Connected: class 1, members: 2. Messages are fetched every 2 s.');
        expect(english({ ...why, webSocketBlocked: true })).toContain('because this network blocks WebSockets');
    });

    it('D6: says what was refused to one who is connected, in every language', () => {
        const refused = { ...CONNECTED, lastError: failed('refused') };
        expect(english(refused)).toMatch(/\. .*refused/);
        expect(statusText(refused, 'ja', '')).toContain('受け付けられませんでした');
    });

    it('does not trouble one who is connected with requests that had to be sent twice', () => {
        expect(english({ ...CONNECTED, lastError: failed('server-down') })).toBe(english(CONNECTED));
    });

    it('says that no mesh server answers as long as nothing gets through', () => {
        expect(english({ ...CONNECTED, state: 'reconnecting', lastError: failed('protocol') })).toMatch(
            /connection was lost.*not come from a mesh server/,
        );
    });

    it('D6: says what was missed when the group is over', () => {
        const over = { ...DISCONNECTED, missed: 250, lastError: { kind: 'group-gone', message: '', at: 0 } } as const;
        expect(english({ ...over, state: 'error' })).toContain('250 events may have been missed.');
    });

    it.each(['Win $$$', '$& $1 $`', '[COUNT] [SECONDS]'])('says a name as it is: %s', (name) => {
        expect(english({ ...CONNECTED, group: group(name) })).toContain(`Connected: ${name}, members: 2.`);
    });
});
