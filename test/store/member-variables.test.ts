import { MemberVariables } from '../../src/store/member-variables';
import { write } from './records';

test('values that take more than the store holds of a member are refused one by one', () => {
    const variables = new MemberVariables('n', undefined, 300_000);
    const large = Array.from({ length: 80 }, (_, i) => write(`k${i}`, 'あ'.repeat(1365)));
    let position = 0;
    const next = () => `EVENT#${String((position += 1)).padStart(3, '0')}`;
    const { written, refused } = variables.report([...large, write('small', '1')], next, 0);
    expect([written.length, refused.length]).toEqual([74, 7]);
    expect(written.at(-1)).toMatchObject({ key: 'small' });
    expect(refused[0]).toMatchObject({ index: 73, message: expect.stringContaining('300000 bytes') });
    expect(variables.refusal([write('k0', '')])).toBeNull();
    expect(variables.refusal([write('k0')])).toBeNull();
});
