import { variableRefusal } from '../../src/client/input-limits';
import { DISCONNECTED, type MeshStatus } from '../../src/client/status';
import { statusText } from '../../src/extension/status-text';
import { group } from './fake-client';

const CONNECTED: MeshStatus = {
    ...DISCONNECTED,
    state: 'connected',
    transport: 'websocket',
    role: 'member',
    group: group('class 1'),
    members: 2,
};

test.each([
    ['en', 'Your project is stopped: messages of the group start nothing until you press the green flag.'],
    ['ja', '緑の旗を押すまで、グループからのメッセージでは何も始まりません。'],
    ['ja-Hira', 'みどりのはたをおすまで グループからのメッセージではなにもはじまりません'],
])('Says in words that a stopped project starts nothing (%s)', (locale, sentence) => {
    expect(statusText({ ...CONNECTED, quiet: true }, locale, 'mesh.test')).toContain(sentence);
    expect(statusText(CONNECTED, locale, 'mesh.test')).not.toContain(sentence);
});

test.each([
    ['en', '12 equal messages were merged with others, because they came faster than a project can show them.'],
    ['ja', '同じメッセージを送るのが速すぎたため、12個をほかと1つにまとめました。'],
    ['ja-Hira', 'おなじメッセージを はやくおくりすぎたので 12こを ほかのとひとつにまとめました'],
])('D6: Says in words what was merged (%s)', (locale, sentence) => {
    expect(statusText({ ...CONNECTED, merged: 12 }, locale, 'mesh.test')).toContain(sentence);
    expect(statusText(CONNECTED, locale, 'mesh.test')).not.toContain(sentence);
});

test.each([
    ['en', 'The value of "my $& story" is too long to be shared (at most 4096 bytes). The others do not get it.'],
    ['ja', '変数「my $& story」の値が長すぎて共有できません（4096バイトまで）。この値はほかの人に届きません。'],
    ['ja-Hira', 'へんすう my $& story の あたいが ながすぎます 4096バイトまでです ほかのひとには とどきません'],
])('D6: Says which variable met which limit, although the member is connected (%s)', (locale, sentence) => {
    const { kind, message, limit } = variableRefusal('my $& story', 'v'.repeat(5_000), { count: 0, bytes: 0 }) ?? {};
    const lastError = { kind: kind ?? 'protocol', message: message ?? '', at: 0, ...(limit && { limit }) };
    expect(statusText({ ...CONNECTED, lastError }, locale, 'mesh.test')).toContain(sentence);
});
