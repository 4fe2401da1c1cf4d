// A whole project, before it is saved.
import type { Script } from './block';

/** A picture, as SVG. It rotates around its centre. */
export interface Costume {
    readonly name: string;
    readonly svg: string;
    readonly width: number;
    readonly height: number;
}

/** The parts of the stage or a sprite. The mesh shares the stage's variables, but not its lists. */
export interface TargetSpec {
    readonly variables?: Readonly<Record<string, string | number | boolean>>;
    readonly lists?: Readonly<Record<string, readonly string[]>>;
    readonly costumes: readonly [Costume, ...Costume[]];
    readonly scripts?: readonly Script[];
    /** A comment beside the scripts, for people who look inside. */
    readonly note?: string;
}

/** A sprite. Its variables are for it only, and not shared. */
export interface SpriteSpec extends TargetSpec {
    readonly name: string;
    readonly x: number;
    readonly y: number;
}

/** A value that is shown on the stage. */
export interface MonitorSpec {
    readonly of: 'variable' | 'list' | 'members';
    /** The variable's or list's name; nothing for the members. */
    readonly name: string;
    /** The sprite that owns it; null for the stage. */
    readonly sprite: string | null;
    readonly mode: 'default' | 'large' | 'slider' | 'list';
    /** Pixels from the stage's upper left corner. */
    readonly x: number;
    readonly y: number;
    readonly width?: number;
    readonly height?: number;
    /** The lowest and the highest value of a slider. */
    readonly range?: readonly [number, number];
    /** The sample value in the example's picture. */
    readonly sample: readonly string[];
}

/** The source of a project's file. */
export interface Project {
    readonly stage: TargetSpec;
    /** From the back to the front. */
    readonly sprites: readonly SpriteSpec[];
    readonly monitors: readonly MonitorSpec[];
}

/** The source of an example's project and of its picture. */
export interface Example extends Project {
    /** The name of its folder, its files and its mesh group. */
    readonly name: string;
    /** The costumes in its picture by the sprites' names. Other sprites show their first one. */
    readonly pictureCostumes?: Readonly<Record<string, string>>;
    /** SVG over its picture, such as a speech bubble. */
    readonly pictureExtras?: string;
}

/** The number of members, below the sign: what the sign says stands to its left. */
export const MEMBERS_MONITOR: MonitorSpec = {
    of: 'members',
    name: '',
    sprite: null,
    mode: 'default',
    x: 252,
    y: 34,
    sample: ['Mesh: mesh members', '2'],
};
