// The chain reaction: exact on two screens, bounded on three.
import { until } from '../until';
import { classroom, connectedBy, HEARD_MS } from './classroom';
import { WAYS } from './screen';

const open = classroom('chain-reaction');
/** Six hops by polling: a poll and a wait each. */
const CHAIN_MS = 30_000;

describe.each(WAYS)('the chain reaction by %s in %s', (way, version) => {
    it('runs to and fro between two screens until no hops remain', async () => {
        const screens = await open(way, version, 2);
        const [first, second] = screens;
        if (first === undefined || second === undefined) throw new Error('Two screens were opened.');
        await first.enter('h');
        await second.enter('j');
        await connectedBy(way, screens);
        first.click('Lamp');
        await until('the other lamp is lit', () => second.costume('Lamp') === 'lit', HEARD_MS);
        expect(second.variable('Lamp', 'hops')).toBe('6');
        await until('the last hop', () => first.list('sparks').length >= 3, CHAIN_MS);
        expect(second.list('sparks')).toEqual(['6', '4', '2']);
        expect(first.list('sparks')).toEqual(['5', '3', '1']);
        await until('the lamps go out', () => screens.every((screen) => screen.costume('Lamp') === 'dark'));
    }, 60_000);

    it('reaches all of three screens, and ends', async () => {
        const screens = await open(way, version, 3);
        const [first, ...others] = screens;
        if (first === undefined) throw new Error('Three screens were opened.');
        await first.enter('h');
        for (const screen of others) await screen.enter('j');
        await connectedBy(way, screens);
        first.click('Lamp');
        await until('every lamp had a spark', () => screens.every((one) => one.list('sparks').length > 0), HEARD_MS);
        await until('no hops remain', () => screens.some((one) => one.list('sparks').includes('1')), CHAIN_MS);
        for (const screen of screens)
            expect(screen.list('sparks').every((hops) => Number(hops) >= 1 && Number(hops) <= 6)).toBe(true);
    }, 60_000);
});
