// The blocks that test projects are written with, named as they read in the editor.

/** Where a value is expected: a text or number, or a reporter block. */
export type Value = string | number | Block;

/** What stands in a block's hole: a value, a menu's choice, a message, or the blocks inside. */
export type Input =
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'menu'; readonly opcode: string; readonly field: string; readonly choice: string }
    | { readonly kind: 'message'; readonly name: string }
    | { readonly kind: 'stack'; readonly blocks: readonly Block[] };

/** What a field names. */
export interface Field {
    readonly kind: 'variable' | 'list' | 'message' | 'text';
    readonly name: string;
}

export interface Block {
    readonly opcode: string;
    readonly inputs?: Readonly<Record<string, Input>>;
    readonly fields?: Readonly<Record<string, Field>>;
}

/** A hat and the blocks under it. */
export type Script = readonly Block[];

const value = (given: Value): Input => ({ kind: 'value', value: given });

// Hats

export const whenFlagClicked = (): Block => ({ opcode: 'event_whenflagclicked' });

export const whenReceived = (message: string): Block => ({
    opcode: 'event_whenbroadcastreceived',
    fields: { BROADCAST_OPTION: { kind: 'message', name: message } },
});

export const whenMeshEvent = (event: string): Block => ({
    opcode: 'meshV2_whenEventReceived',
    fields: { EVENT: { kind: 'text', name: event } },
});

export const whenKeyPressed = (key: string): Block => ({
    opcode: 'event_whenkeypressed',
    fields: { KEY_OPTION: { kind: 'text', name: key } },
});

export const whenClone = (): Block => ({ opcode: 'control_start_as_clone' });

// Commands

export const setVariable = (name: string, to: Value): Block => ({
    opcode: 'data_setvariableto',
    inputs: { VALUE: value(to) },
    fields: { VARIABLE: { kind: 'variable', name } },
});

export const changeVariable = (name: string, by: Value): Block => ({
    opcode: 'data_changevariableby',
    inputs: { VALUE: value(by) },
    fields: { VARIABLE: { kind: 'variable', name } },
});

export const addTo = (list: string, item: Value): Block => ({
    opcode: 'data_addtolist',
    inputs: { ITEM: value(item) },
    fields: { LIST: { kind: 'list', name: list } },
});

/** Broadcasts a message of the project; a reporter in its place is looked up by its value. */
export const broadcast = (message: string | Block): Block => ({
    opcode: 'event_broadcast',
    inputs: { BROADCAST_INPUT: messageInput(message) },
});

export const broadcastAndWait = (message: string | Block): Block => ({
    opcode: 'event_broadcastandwait',
    inputs: { BROADCAST_INPUT: messageInput(message) },
});

const messageInput = (message: string | Block): Input =>
    typeof message === 'string' ? { kind: 'message', name: message } : value(message);

export const repeat = (times: Value, ...blocks: readonly Block[]): Block => ({
    opcode: 'control_repeat',
    inputs: { TIMES: value(times), SUBSTACK: { kind: 'stack', blocks } },
});

export const wait = (seconds: Value): Block => ({
    opcode: 'control_wait',
    inputs: { DURATION: value(seconds) },
});

export const forever = (...blocks: readonly Block[]): Block => ({
    opcode: 'control_forever',
    inputs: { SUBSTACK: { kind: 'stack', blocks } },
});

/** "move 0 steps": does nothing but end the script's turn in this frame, as everything that is drawn does. */
export const move0 = (): Block => ({ opcode: 'motion_movesteps', inputs: { STEPS: value(0) } });

export const stopAll = (): Block => ({
    opcode: 'control_stop',
    fields: { STOP_OPTION: { kind: 'text', name: 'all' } },
});

export const cloneMyself = (): Block => ({
    opcode: 'control_create_clone_of',
    inputs: {
        CLONE_OPTION: {
            kind: 'menu',
            opcode: 'control_create_clone_of_menu',
            field: 'CLONE_OPTION',
            choice: '_myself_',
        },
    },
});

// Reporters

export const variable = (name: string): Block => ({
    opcode: 'data_variable',
    fields: { VARIABLE: { kind: 'variable', name } },
});

export const join = (first: Value, second: Value): Block => ({
    opcode: 'operator_join',
    inputs: { STRING1: value(first), STRING2: value(second) },
});

// The mesh

export const broadcastToMesh = (event: Value): Block => ({
    opcode: 'meshV2_broadcastEvent',
    inputs: { EVENT: value(event) },
});

export const broadcastWithPayload = (event: Value, payload: Value): Block => ({
    opcode: 'meshV2_broadcastEventWithPayload',
    inputs: { EVENT: value(event), PAYLOAD: value(payload) },
});

export const setMeshVariable = (name: Value, to: Value): Block => ({
    opcode: 'meshV2_setSharedVariable',
    inputs: { NAME: value(name), VALUE: value(to) },
});

/** The sensor value of a menu's choice, or of what a reporter says. */
export const sensorValue = (name: string | Block): Block => ({
    opcode: 'meshV2_getSensorValue',
    inputs: {
        NAME:
            typeof name === 'string'
                ? { kind: 'menu', opcode: 'meshV2_menu_variableNames', field: 'variableNames', choice: name }
                : value(name),
    },
});

/** A mesh reporter without arguments. */
export const mesh = (
    opcode: 'eventPayload' | 'eventSender' | 'isConnected' | 'memberCount' | 'groupName' | 'transport',
): Block => ({ opcode: `meshV2_${opcode}` });

export const createGroup = (name: Value): Block => ({ opcode: 'meshV2_createGroup', inputs: { NAME: value(name) } });

export const joinGroup = (name: Value): Block => ({ opcode: 'meshV2_joinGroup', inputs: { NAME: value(name) } });

export const leaveGroup = (): Block => ({ opcode: 'meshV2_leaveGroup' });
