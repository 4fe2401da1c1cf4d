import { LIVENESS_INTERVAL_MS, LIVENESS_MISSES } from '../../src/client/environment/timing';
import { Liveness } from '../../src/client/transport/liveness';
import { FakeEnvironment } from './fake-environment';

function arrange() {
    const environment = new FakeEnvironment();
    const sent: string[] = [];
    let deaths = 0;
    const liveness = new Liveness(environment, () => (deaths += 1));
    liveness.watch({ send: (text: string) => sent.push(text) });
    return { environment, liveness, sent, deaths: () => deaths };
}

describe('liveness', () => {
    it('pings in text frames, and calls a socket dead after two misses, within the event TTL', async () => {
        const { environment, sent, deaths } = arrange();
        await environment.pass(LIVENESS_INTERVAL_MS * (LIVENESS_MISSES + 1) - 1);
        expect(sent).toEqual(Array.from({ length: LIVENESS_MISSES }, () => '{"type":"ping"}'));
        expect(deaths()).toBe(0);
        await environment.pass(1);
        expect(deaths()).toBe(1);
        expect(LIVENESS_INTERVAL_MS * (LIVENESS_MISSES + 1)).toBeLessThan(10_000);
    });

    it('sends no pings where messages come, and counts any message as an answer', async () => {
        const { environment, liveness, sent, deaths } = arrange();
        for (let second = 0; second < 60; second++) {
            await environment.pass(1_000);
            liveness.heard();
        }
        expect([sent.length, deaths()]).toEqual([0, 0]);
    });

    it('gives a socket another chance after a sleep: what it holds is read first', async () => {
        const { environment, deaths } = arrange();
        await environment.pass(LIVENESS_INTERVAL_MS * LIVENESS_MISSES + 1);
        environment.sleep(60_000);
        await environment.pass(LIVENESS_INTERVAL_MS);
        expect(deaths()).toBe(0);
    });

    it('stops', async () => {
        const { environment, liveness, deaths } = arrange();
        liveness.stop();
        await environment.pass(60_000);
        expect([environment.pending, deaths()]).toEqual([0, 0]);
    });
});
