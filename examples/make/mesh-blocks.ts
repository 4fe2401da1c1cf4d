// The mesh's blocks, by the opcodes of blocks/blocks.ts.
import { EXTENSION_ID } from '../../blocks/blocks';
import { menu, text, type Block, type Value } from './block';

export const whenMeshEvent = (event: string): Block => ({
    opcode: `${EXTENSION_ID}_whenEventReceived`,
    fields: { EVENT: { kind: 'text', name: event } },
});

export const broadcastToMesh = (event: Value): Block => ({
    opcode: `${EXTENSION_ID}_broadcastEvent`,
    inputs: { EVENT: text(event) },
});

export const broadcastWithPayload = (event: Value, payload: Value): Block => ({
    opcode: `${EXTENSION_ID}_broadcastEventWithPayload`,
    inputs: { EVENT: text(event), PAYLOAD: text(payload) },
});

export const eventPayload = (): Block => plain('eventPayload');

export const eventSender = (): Block => plain('eventSender');

/** The sensor value of a menu's choice, or of the name that a reporter says. */
export const sensorValue = (name: string | Block): Block => ({
    opcode: `${EXTENSION_ID}_getSensorValue`,
    inputs: { NAME: menu(`${EXTENSION_ID}_menu_variableNames`, 'variableNames', name) },
});

export const setMeshVariable = (name: Value, to: Value): Block => ({
    opcode: `${EXTENSION_ID}_setSharedVariable`,
    inputs: { NAME: text(name), VALUE: text(to) },
});

export const createGroup = (name: Value): Block => ({
    opcode: `${EXTENSION_ID}_createGroup`,
    inputs: { NAME: text(name) },
});

export const joinGroup = (name: Value): Block => ({
    opcode: `${EXTENSION_ID}_joinGroup`,
    inputs: { NAME: text(name) },
});

export const leaveGroup = (): Block => plain('leaveGroup');

export const isConnected = (): Block => plain('isConnected');

export const memberCount = (): Block => plain('memberCount');

export const groupName = (): Block => plain('groupName');

export const transport = (): Block => plain('transport');

/** A block without arguments. */
function plain(opcode: string): Block {
    return { opcode: `${EXTENSION_ID}_${opcode}` };
}
