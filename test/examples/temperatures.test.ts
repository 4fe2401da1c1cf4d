// The temperature board on three screens.
import { until } from '../until';
import { classroom, connectedBy, HEARD_MS } from './classroom';
import { WAYS, type Screen } from './screen';

const open = classroom('temperatures');

const allShow = (screens: readonly Screen[], ...rows: readonly string[]) =>
    until(
        `${rows.join(', ')} on every screen`,
        () => screens.every((screen) => String(screen.list('board').filter((row) => row !== '')) === String(rows)),
        HEARD_MS,
    );

describe.each(WAYS)('the temperature board by %s in %s', (way, version) => {
    it('lists everybody on every screen, late comers and changes too', async () => {
        const [host, aoi, late] = await open(way, version, 3);
        if (host === undefined || aoi === undefined || late === undefined)
            throw new Error('Three screens were opened.');
        await host.enter('h', 'Teacher');
        await aoi.enter('j', 'Aoi');
        await connectedBy(way, [host, aoi]);
        await allShow([host, aoi], 'Teacher: 20 °C', 'Aoi: 20 °C');

        for (let times = 0; times < 3; times += 1) await aoi.press('ArrowUp');
        await host.press('ArrowDown');
        await allShow([host, aoi], 'Teacher: 19 °C', 'Aoi: 23 °C');

        await late.enter('j', 'Ren');
        await late.press('ArrowUp');
        await allShow([host, aoi, late], 'Teacher: 19 °C', 'Aoi: 23 °C', 'Ren: 21 °C');
        expect(late.list('board')).toHaveLength(6);
    }, 60_000);

    it('gives who comes back the same row', async () => {
        const [host, aoi] = await open(way, version, 2);
        if (host === undefined || aoi === undefined) throw new Error('Two screens were opened.');
        await host.enter('h', 'Teacher');
        await aoi.enter('j', 'Aoi');
        await allShow([host, aoi], 'Teacher: 20 °C', 'Aoi: 20 °C');
        await aoi.press('l');
        await until('Aoi has left', () => aoi.variable('Mesh', 'role') === '');
        await allShow([host], 'Teacher: 20 °C', 'Aoi: –');
        await aoi.enter('j', 'Aoi');
        await allShow([host, aoi], 'Teacher: 20 °C', 'Aoi: 20 °C');
    }, 60_000);
});
