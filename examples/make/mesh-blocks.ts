// The mesh's blocks, by the opcodes of blocks/blocks.ts.
import { EXTENSION_ID } from '../../blocks/blocks';
import { block, field, menu, text, type Block, type Value } from './block';

const mesh = (opcode: string, inputs: Block['inputs'] = {}, fields: Block['fields'] = {}): Block =>
    block(`${EXTENSION_ID}_${opcode}`, inputs, fields);

export const whenMeshEvent = (event: string): Block => mesh('whenEventReceived', {}, { EVENT: field('text', event) });

export const broadcastToMesh = (event: Value): Block => mesh('broadcastEvent', { EVENT: text(event) });

export const broadcastWithPayload = (event: Value, payload: Value): Block =>
    mesh('broadcastEventWithPayload', { EVENT: text(event), PAYLOAD: text(payload) });

export const eventPayload = (): Block => mesh('eventPayload');

export const eventSender = (): Block => mesh('eventSender');

/** The sensor value of a menu's choice, or of the name that a reporter says. */
export const sensorValue = (name: string | Block): Block =>
    mesh('getSensorValue', {
        NAME: menu(`${EXTENSION_ID}_menu_variableNames`, 'variableNames', name),
    });

export const setMeshVariable = (name: Value, to: Value): Block =>
    mesh('setSharedVariable', { NAME: text(name), VALUE: text(to) });

export const createGroup = (name: Value): Block => mesh('createGroup', { NAME: text(name) });

export const joinGroup = (name: Value): Block => mesh('joinGroup', { NAME: text(name) });

export const leaveGroup = (): Block => mesh('leaveGroup');

export const isConnected = (): Block => mesh('isConnected');

export const memberCount = (): Block => mesh('memberCount');

export const groupName = (): Block => mesh('groupName');

export const transport = (): Block => mesh('transport');
