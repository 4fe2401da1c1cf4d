// The time that the extension adds to a frame of a real VM while nothing changes: the same frames with and without it,
// alternately.
import { MeshExtension } from '../src/extension/mesh-extension';
import { FakeClient } from '../test/extension/fake-client';
import { Player } from '../test/vm/player';

/** The extension's cost with that many variables on the stage. */
export interface FrameCost {
    readonly variables: number;
    readonly microsecondsPerFrame: number;
}

const ROUNDS = 30;
const FRAMES_PER_ROUND = 500;

/** Measures the cost of a frame with 0, 100 and 1,000 stage variables. Takes a few seconds. */
export async function frameCost(): Promise<FrameCost[]> {
    const costs: FrameCost[] = [];
    for (const variables of [0, 100, 1000])
        costs.push({ variables, microsecondsPerFrame: await addedMicroseconds(variables) });
    return costs;
}

async function addedMicroseconds(count: number): Promise<number> {
    const player = new Player('@scratch/scratch-vm 15.1.1');
    await player.load({
        variables: Object.fromEntries(
            Array.from({ length: count }, (_, index) => [`variable ${String(index)}`, index]),
        ),
    });
    const differences: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
        const bare = microsecondsPerFrame(player);
        const client = new FakeClient();
        const extension = new MeshExtension(player.vm.runtime, client);
        client.enter();
        player.frames();
        differences.push(microsecondsPerFrame(player) - bare);
        await extension.dispose();
    }
    return Math.max(0, median(differences));
}

function microsecondsPerFrame(player: Player): number {
    const start = process.hrtime.bigint();
    player.frames(FRAMES_PER_ROUND);
    return Number(process.hrtime.bigint() - start) / 1000 / FRAMES_PER_ROUND;
}

function median(values: number[]): number {
    return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
