// The buzzer quiz on three screens: a host and two students.
import { until } from '../until';
import { classroom, connectedBy, HEARD_MS } from './classroom';
import { WAYS, type Screen } from './screen';

const open = classroom('quiz');

const shown = (screen: Screen) => [screen.variable('Quizmaster', 'question'), screen.variable('Quizmaster', 'winner')];
const allShow = (screens: readonly Screen[], question: string, winner: string) =>
    until(
        `${question} ${winner} on every screen`,
        () => screens.every((screen) => String(shown(screen)) === `${question},${winner}`),
        HEARD_MS,
    );

describe.each(WAYS)('the quiz by %s in %s', (way, version) => {
    it('shows the first who buzzed on every screen, and the host goes on', async () => {
        const screens = await open(way, version, 3);
        const [host, aoi, ren] = screens;
        if (host === undefined || aoi === undefined || ren === undefined) throw new Error('Three screens were opened.');
        await host.enter('h');
        await aoi.enter('j', 'Aoi');
        await ren.enter('j', 'Ren');
        await connectedBy(way, screens);

        await aoi.press(' ');
        await host.press('n');
        await allShow(screens, '7 × 8 = ?', '');
        expect(screens.map((screen) => screen.costume('Buzzer'))).toEqual(['ready', 'ready', 'ready']);

        ren.click('Buzzer');
        await allShow(screens, '7 × 8 = ?', 'Ren');
        await until('the buzzers show it', () => ren.costume('Buzzer') === 'first');
        expect([host, aoi].map((screen) => screen.costume('Buzzer'))).toEqual(['locked', 'locked']);
        await aoi.press(' ');

        await host.press('n');
        await allShow(screens, '12 + 19 = ?', '');
        aoi.click('Buzzer');
        ren.click('Buzzer');
        await until('somebody is first', () => host.variable('Quizmaster', 'winner') !== '', HEARD_MS);
        await allShow(screens, '12 + 19 = ?', String(host.variable('Quizmaster', 'winner')));

        await aoi.press('n');
        expect(shown(aoi)[0]).toBe('12 + 19 = ?');
    }, 60_000);

    it('says so where nobody has created the group', async () => {
        const [student] = await open(way, version, 1);
        if (student === undefined) throw new Error('A screen was opened.');
        const named = student.answer('Aoi');
        await student.press('j');
        await named;
        await until('the search is over', () => student.mesh.status.lastError !== null);
        expect(student.variable('Mesh', 'role')).toBe('');
        expect(student.costume('Mesh')).toBe('apart');
    });
});
