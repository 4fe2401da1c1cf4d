import { CreationLimit, CREATIONS_MAX } from '../../../src/server/graphql/creation-limit';

test('an address makes so many groups at once, then one a second; others are not concerned', () => {
    let nowMs = 5_000;
    const creations = new CreationLimit(() => nowMs);
    for (let made = 0; made < CREATIONS_MAX; made += 1) creations.take('greedy');
    expect(() => creations.take('greedy')).toThrow('1000 groups at once and 1 a second after that');
    const reason = { code: 'groups-full', values: { max: CREATIONS_MAX } };
    expect(() => creations.take('greedy')).toThrow(expect.objectContaining({ reason }));
    creations.take('modest');
    nowMs += 1_000;
    creations.take('greedy');
    expect(() => creations.take('greedy')).toThrow('Try again in a moment');
});
