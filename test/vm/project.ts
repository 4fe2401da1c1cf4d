// A small language for projects in tests: scripts as nested arrays of blocks, saved as a real .sb3.
import JSZip from 'jszip';

/** An input: a text or number, a variable's reporter, or a block. */
export type InputValue = string | number | { readonly variable: string } | Block;

/** One block: opcode, inputs, fields, and the scripts inside it. */
export interface Block {
    readonly opcode: string;
    readonly inputs?: Readonly<Record<string, InputValue>>;
    readonly fields?: Readonly<Record<string, readonly [string, string | null]>>;
    readonly substack?: readonly Block[];
}

/** What a test project is made of. All scripts are on the stage. */
export interface ProjectSpec {
    readonly variables?: Readonly<Record<string, string | number>>;
    readonly lists?: readonly string[];
    readonly messages?: readonly string[];
    readonly scripts: readonly (readonly Block[])[];
    readonly extensions?: readonly string[];
}

const variableId = (name: string) => `variable ${name}`;
const listId = (name: string) => `list ${name}`;
const messageId = (name: string) => `message ${name}`;

/** The words of the language. */
export const blocks = {
    whenFlag: (): Block => ({ opcode: 'event_whenflagclicked' }),
    whenIReceive: (message: string): Block => ({
        opcode: 'event_whenbroadcastreceived',
        fields: { BROADCAST_OPTION: [message, messageId(message)] },
    }),
    whenMesh: (event: string): Block => ({ opcode: 'meshV2_whenEventReceived', fields: { EVENT: [event, null] } }),
    repeat: (times: number, ...substack: Block[]): Block => ({
        opcode: 'control_repeat',
        inputs: { TIMES: times },
        substack,
    }),
    set: (name: string, value: InputValue): Block => ({
        opcode: 'data_setvariableto',
        inputs: { VALUE: value },
        fields: { VARIABLE: [name, variableId(name)] },
    }),
    change: (name: string, by: number): Block => ({
        opcode: 'data_changevariableby',
        inputs: { VALUE: by },
        fields: { VARIABLE: [name, variableId(name)] },
    }),
    add: (list: string, item: InputValue): Block => ({
        opcode: 'data_addtolist',
        inputs: { ITEM: item },
        fields: { LIST: [list, listId(list)] },
    }),
    broadcast: (message: string): Block => ({
        opcode: 'event_broadcast',
        inputs: { BROADCAST_INPUT: { opcode: '#message', fields: { NAME: [message, messageId(message)] } } },
    }),
    meshBroadcast: (event: InputValue): Block => ({ opcode: 'meshV2_broadcastEvent', inputs: { EVENT: event } }),
    meshBroadcastWith: (event: InputValue, payload: InputValue): Block => ({
        opcode: 'meshV2_broadcastEventWithPayload',
        inputs: { EVENT: event, PAYLOAD: payload },
    }),
    meshSet: (name: string, value: InputValue): Block => ({
        opcode: 'meshV2_setSharedVariable',
        inputs: { NAME: name, VALUE: value },
    }),
    sensor: (name: string): Block => ({ opcode: 'meshV2_getSensorValue', inputs: { NAME: name } }),
    payload: (): Block => ({ opcode: 'meshV2_eventPayload' }),
    sender: (): Block => ({ opcode: 'meshV2_eventSender' }),
    meshBlock: (opcode: string, inputs: Readonly<Record<string, InputValue>> = {}): Block => ({
        opcode: `meshV2_${opcode}`,
        inputs,
    }),
    variable: (variable: string): InputValue => ({ variable }),
    wait: (seconds: number): Block => ({ opcode: 'control_wait', inputs: { DURATION: seconds } }),
};

type Json = Record<string, unknown>;

class Writer {
    public readonly blocks: Record<string, Json> = {};
    private count = 0;

    public script(script: readonly Block[], parent: string | null, topLevel: boolean): string | null {
        let first: string | null = null;
        let before: string | null = parent;
        for (const [index, block] of script.entries()) {
            const id = this.block(block, before, topLevel && index === 0);
            if (index > 0 && before !== null) Object.assign(this.blocks[before] ?? {}, { next: id });
            first ??= id;
            before = id;
        }
        return first;
    }

    private block(block: Block, parent: string | null, topLevel: boolean): string {
        this.count += 1;
        const id = `block ${this.count}`;
        const inputs: Json = {};
        const json: Json = {
            opcode: block.opcode,
            next: null,
            parent,
            inputs,
            fields: block.fields ?? {},
            shadow: false,
            topLevel,
            ...(topLevel ? { x: 0, y: 0 } : {}),
        };
        this.blocks[id] = json;
        for (const [name, value] of Object.entries(block.inputs ?? {})) inputs[name] = this.input(value, id);
        if (block.substack) inputs['SUBSTACK'] = [2, this.script(block.substack, id, false)];
        return id;
    }

    private input(value: InputValue, parent: string): unknown[] {
        if (typeof value !== 'object') return [1, [10, String(value)]];
        if ('variable' in value) return [3, [12, value.variable, variableId(value.variable)], [10, '']];
        const message = value.opcode === '#message' ? value.fields?.['NAME'] : undefined;
        if (message) return [1, [11, ...message]];
        return [3, this.block(value, parent, false), [10, '']];
    }
}

/** The project.json of a test project. */
export function projectJson(spec: ProjectSpec): Json {
    const writer = new Writer();
    for (const script of spec.scripts) writer.script(script, null, true);
    const named = <Value>(names: readonly string[], id: (name: string) => string, value: (name: string) => Value) =>
        Object.fromEntries(names.map((name) => [id(name), value(name)]));
    const stage = {
        isStage: true,
        name: 'Stage',
        variables: named(Object.keys(spec.variables ?? {}), variableId, (name) => [name, spec.variables?.[name] ?? 0]),
        lists: named(spec.lists ?? [], listId, (name) => [name, []]),
        broadcasts: named(spec.messages ?? [], messageId, (name) => name),
        blocks: writer.blocks,
        comments: {},
        currentCostume: 0,
        costumes: [
            {
                assetId: 'cd21514d0531fdffb22204e0ec5ed84a',
                name: 'backdrop1',
                md5ext: 'cd21514d0531fdffb22204e0ec5ed84a.svg',
                dataFormat: 'svg',
                rotationCenterX: 240,
                rotationCenterY: 180,
            },
        ],
        sounds: [],
        volume: 100,
        layerOrder: 0,
        tempo: 60,
        videoTransparency: 50,
        videoState: 'on',
        textToSpeechLanguage: null,
    };
    return {
        targets: [stage],
        monitors: [],
        extensions: spec.extensions ?? ['meshV2'],
        meta: { semver: '3.0.0', vm: '5.0.300', agent: 'scratch-mesh tests' },
    };
}

/** The project as a .sb3 file. */
export async function sb3(spec: ProjectSpec): Promise<ArrayBuffer> {
    const zip = new JSZip();
    zip.file('project.json', JSON.stringify(projectJson(spec)));
    zip.file(
        'cd21514d0531fdffb22204e0ec5ed84a.svg',
        '<svg version="1.1" width="2" height="2" viewBox="-1 -1 2 2" xmlns="http://www.w3.org/2000/svg"></svg>',
    );
    return zip.generateAsync({ type: 'arraybuffer' });
}
