// A whole project, before it is saved.
import type { Script } from './block';

/** A picture, as SVG. Its centre is its point of rotation. */
export interface Costume {
    readonly name: string;
    readonly svg: string;
    readonly width: number;
    readonly height: number;
}

/** What the stage and a sprite have in common. What belongs to the stage is shared by the mesh, but for lists. */
export interface TargetSpec {
    readonly variables?: Readonly<Record<string, string | number | boolean>>;
    readonly lists?: Readonly<Record<string, readonly string[]>>;
    readonly costumes: readonly [Costume, ...Costume[]];
    readonly scripts?: readonly Script[];
    /** A note beside the scripts, for those who look inside. */
    readonly note?: string;
}

/** A sprite: its variables are for it only, and not shared. */
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
    /** What a slider goes from and to. */
    readonly range?: readonly [number, number];
    /** What the example's picture shows in it. */
    readonly sample: readonly string[];
}

/** What becomes a project's file. */
export interface Project {
    readonly stage: TargetSpec;
    /** From the back to the front. */
    readonly sprites: readonly SpriteSpec[];
    readonly monitors: readonly MonitorSpec[];
}

/** An example: what becomes its project and its picture. */
export interface Example extends Project {
    /** The name of its folder, its files and its mesh group. */
    readonly name: string;
    /** The costumes that its picture shows, where they are not the first: by the sprite's name. */
    readonly pictureCostumes?: Readonly<Record<string, string>>;
    /** What is drawn over its picture: a speech bubble, say. */
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
