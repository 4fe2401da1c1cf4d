// A server and the screens that play over it.
import { until } from '../until';
import { Screen, type Way } from './screen';
import type { VmVersion } from '../vm/load-vm';
import { useServer } from '../use-server';

/** Milliseconds within which a screen that polls every two seconds has heard of something, with much to spare. */
export const HEARD_MS = 10_000;

/** Starts a server for the tests of a file, and closes every screen behind each test. */
export function classroom(example: string): (way: Way, version: VmVersion, count: number) => Promise<Screen[]> {
    const screens: Screen[] = [];
    const server = useServer();
    afterEach(async () => {
        for (const screen of screens.splice(0)) await screen.close();
    });
    return async (way, version, count) => {
        for (let index = 0; index < count; index += 1) screens.push(await Screen.open(example, version, way, server));
        return [...screens];
    };
}

/** Waits until every screen has its transport. */
export async function connectedBy(way: Way, screens: readonly Screen[]): Promise<void> {
    for (const { mesh } of screens) await until(`${way} is used`, () => mesh.status.transport === way);
}
