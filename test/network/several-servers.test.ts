// Several servers by one Redis, and none of them to be relied on: members of both transports, each connection to another
// server. `npm run lab -- --processes 3` with `--matrix`, `--events 100000` or `--load` takes its time.
import { firstViolation } from './checker/check';
import { Laboratory } from './laboratory';
import { runScenario } from './run-scenario';
import { killScenario } from './special-scenarios';

let lab: Laboratory;
beforeAll(async () => {
    lab = await Laboratory.open();
});
afterAll(() => lab.close());

test('D1 to D8 hold while servers are killed and started again, and then their Redis, which forgets everything', async () => {
    const { verdict } = await runScenario(lab, killScenario(9_000));
    expect(firstViolation(verdict)).toBe('');
    expect(verdict).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 0 });
    expect(verdict.fired).toBeGreaterThan(200);
    expect(verdict.received).toBeGreaterThan(verdict.fired);
}, 120_000);
