import { CHAIN_REACTION } from './chain-reaction';
import { picture } from './picture';
import { PONG } from './pong';
import type { Example } from './project';
import { projectFile } from './project-file';
import { QUIZ } from './quiz';
import { TEMPERATURES } from './temperatures';

/** Every example. */
export const EXAMPLES: readonly Example[] = [QUIZ, PONG, TEMPERATURES, CHAIN_REACTION];

/** A generated file. */
export interface MadeFile {
    /** The path from `examples/`, with slashes. */
    readonly path: string;
    readonly bytes: Uint8Array;
}

/** Generates each example's project and picture: the same bytes at each call. */
export async function makeFiles(): Promise<MadeFile[]> {
    const made = EXAMPLES.map(async (example) => [
        { path: `${example.name}/${example.name}.sb3`, bytes: await projectFile(example) },
        { path: `${example.name}/${example.name}.svg`, bytes: new TextEncoder().encode(picture(example)) },
    ]);
    return (await Promise.all(made)).flat();
}
