// Writes real .sb3 projects, as the editor saves them.
import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import type { Block, Field, Input, Script } from './blocks';

/** A project: the stage's variables and lists, and its scripts; and those of sprites. */
export interface ProjectSpec {
    readonly variables?: Readonly<Record<string, string | number | boolean>>;
    readonly lists?: readonly string[];
    readonly scripts?: readonly Script[];
    readonly sprites?: Readonly<Record<string, SpriteSpec>>;
}

/** A sprite with variables "for this sprite only". */
interface SpriteSpec {
    readonly variables?: Readonly<Record<string, string | number>>;
    readonly scripts?: readonly Script[];
}

/** The ids that the editor would have made up. */
export const idOf = (kind: 'variable' | 'list' | 'message', name: string): string => `${kind}-${name}`;

type SavedInput = readonly [number, ...unknown[]];

interface SavedBlock {
    readonly opcode: string;
    readonly parent: string | null;
    readonly inputs: Readonly<Record<string, SavedInput>>;
    readonly fields: Readonly<Record<string, readonly [string, string | null]>>;
    readonly shadow: boolean;
    readonly topLevel: boolean;
    next: string | null;
}

/** The primitives of the file format: numbers that stand for a kind of value. */
const TEXT = 10;
const MESSAGE = 11;
/** How an input is filled: by its own shadow, by blocks, or by a block over a shadow. */
const SHADOW_ONLY = 1;
const BLOCK_ONLY = 2;
const BLOCK_OVER_SHADOW = 3;

/** Turns scripts into the flat table of a saved target, and notes the messages on the way. */
class BlockTable {
    public readonly blocks: Record<string, SavedBlock> = {};

    public constructor(private readonly messages: Set<string>) {}

    /** Saves blocks that follow each other; answers the first one's id. */
    public stack(blocks: readonly Block[], parent: string | null): string | null {
        let first: string | null = null;
        let previous: string | null = parent;
        for (const block of blocks) {
            const id = this.block(block, previous);
            const before = previous === null ? undefined : this.blocks[previous];
            if (first === null) first = id;
            else if (before !== undefined) before.next = id;
            previous = id;
        }
        return first;
    }

    private block({ opcode, inputs = {}, fields = {} }: Block, parent: string | null): string {
        const id = this.save(opcode, parent, fields, false);
        const saved = this.blocks[id];
        if (saved !== undefined)
            this.blocks[id] = { ...saved, inputs: mapValues(inputs, (input) => this.input(input, id)) };
        return id;
    }

    private input(input: Input, parent: string): SavedInput {
        switch (input.kind) {
            case 'stack':
                return [BLOCK_ONLY, this.stack(input.blocks, parent)];
            case 'message':
                this.messages.add(input.name);
                return [SHADOW_ONLY, [MESSAGE, input.name, idOf('message', input.name)]];
            case 'menu': {
                const fields: Record<string, Field> = { [input.field]: { kind: 'text', name: input.choice } };
                return [SHADOW_ONLY, this.save(input.opcode, parent, fields, true)];
            }
            case 'value':
                if (typeof input.value === 'object')
                    return [BLOCK_OVER_SHADOW, this.block(input.value, parent), [TEXT, '']];
                return [SHADOW_ONLY, [TEXT, String(input.value)]];
        }
    }

    private save(
        opcode: string,
        parent: string | null,
        fields: Readonly<Record<string, Field>>,
        shadow: boolean,
    ): string {
        const id = `block-${String(Object.keys(this.blocks).length)}`;
        this.blocks[id] = {
            opcode,
            parent,
            next: null,
            inputs: {},
            fields: mapValues(fields, (field) => this.field(field)),
            shadow,
            topLevel: parent === null,
        };
        return id;
    }

    private field({ kind, name }: Field): readonly [string, string | null] {
        if (kind === 'message') this.messages.add(name);
        return [name, kind === 'text' ? null : idOf(kind, name)];
    }
}

/** The only costume of everybody, and its name: the MD5 of its bytes. */
const COSTUME = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2" viewBox="0 0 2 2"></svg>';
const COSTUME_ID = createHash('md5').update(COSTUME).digest('hex');

/** The project's file. */
export async function buildProject(spec: ProjectSpec): Promise<Uint8Array> {
    const zip = new JSZip();
    zip.file('project.json', JSON.stringify(projectJson(spec)));
    // An editor looks for what is missing on the internet.
    zip.file(`${COSTUME_ID}.svg`, COSTUME);
    return zip.generateAsync({ type: 'uint8array' });
}

function projectJson(spec: ProjectSpec): object {
    const messages = new Set<string>();
    const stageBlocks = table(spec.scripts ?? [], messages);
    const sprites = Object.entries(spec.sprites ?? {}).map(([name, { variables = {}, scripts = [] }], index) => ({
        ...target(name, table(scripts, messages)),
        isStage: false,
        variables: savedVariables(variables, `${name}-`),
        layerOrder: index + 1,
    }));
    const stage = {
        ...target('Stage', stageBlocks),
        isStage: true,
        variables: savedVariables(spec.variables ?? {}, ''),
        lists: Object.fromEntries((spec.lists ?? []).map((name) => [idOf('list', name), [name, []]])),
        broadcasts: Object.fromEntries([...messages].map((name) => [idOf('message', name), name])),
        layerOrder: 0,
    };
    const meta = { semver: '3.0.0', vm: '5.0.300', agent: 'scratch-mesh' };
    return { targets: [stage, ...sprites], monitors: [], extensions: ['meshV2'], meta };
}

function table(scripts: readonly Script[], messages: Set<string>): Record<string, SavedBlock> {
    const saved = new BlockTable(messages);
    for (const script of scripts) saved.stack(script, null);
    return saved.blocks;
}

function target(name: string, blocks: Record<string, SavedBlock>): object {
    const costume = { assetId: COSTUME_ID, name: 'empty', md5ext: `${COSTUME_ID}.svg`, dataFormat: 'svg' };
    return { name, blocks, lists: {}, broadcasts: {}, comments: {}, costumes: [costume], sounds: [], volume: 100 };
}

function savedVariables(variables: Readonly<Record<string, unknown>>, owner: string): object {
    return Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [`${owner}${idOf('variable', name)}`, [name, value]]),
    );
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
