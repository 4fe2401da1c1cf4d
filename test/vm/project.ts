// Projects for tests, in the language of the examples: what a test does not care about has a default.
import type { Script } from '../../examples/make/block';
import { costume } from '../../examples/make/drawing';
import type { TargetSpec } from '../../examples/make/project';
import { projectFile } from '../../examples/make/project-file';
import { prefixOf } from '../../examples/make/scope';

/** A project: the stage's variables, lists and scripts, and those of sprites. */
export interface ProjectSpec extends SpriteSpec {
    readonly lists?: readonly string[];
    readonly sprites?: Readonly<Record<string, SpriteSpec>>;
}

/** A sprite with variables "for this sprite only". */
interface SpriteSpec {
    readonly variables?: NonNullable<TargetSpec['variables']>;
    readonly scripts?: readonly Script[];
}

/** The only costume of everybody. An editor looks for a missing one on the internet. */
const costumes = [costume('empty', 2, 2)] as const;

/** The id of a variable or list of the stage. */
export const idOf = (kind: 'variable' | 'list', name: string): string => `${prefixOf(null)}${kind}-${name}`;

/** The project's file. */
export function buildProject({ lists = [], sprites = {}, ...stage }: ProjectSpec): Promise<Uint8Array> {
    return projectFile({
        stage: { ...stage, lists: Object.fromEntries(lists.map((name) => [name, []])), costumes: [...costumes] },
        sprites: Object.entries(sprites).map(([name, sprite]) => ({
            ...sprite,
            name,
            x: 0,
            y: 0,
            costumes: [...costumes],
        })),
        monitors: [],
    });
}
