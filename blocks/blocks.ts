import type { BlockSpec, MenuName, MenuSpec } from './block-spec';

/** The extension's id. Every project with one of its blocks stores the id, so it never changes. */
export const EXTENSION_ID = 'meshV2';

/** The palette from top to bottom; `---` is a gap. */
export const BLOCKS: readonly (BlockSpec | '---')[] = [
    {
        opcode: 'whenEventReceived',
        kind: 'event',
        text: 'mesh.block.whenEventReceived',
        arguments: { EVENT: { default: 'mesh.default.event', menu: 'eventNames' } },
    },
    {
        opcode: 'broadcastEvent',
        kind: 'command',
        text: 'mesh.block.broadcastEvent',
        arguments: { EVENT: { default: 'mesh.default.event' } },
    },
    {
        opcode: 'broadcastEventWithPayload',
        kind: 'command',
        text: 'mesh.block.broadcastEventWithPayload',
        arguments: { EVENT: { default: 'mesh.default.event' }, PAYLOAD: { default: 'mesh.default.payload' } },
    },
    { opcode: 'eventPayload', kind: 'reporter', text: 'mesh.block.eventPayload', ofScript: true },
    { opcode: 'eventSender', kind: 'reporter', text: 'mesh.block.eventSender', ofScript: true },
    '---',
    {
        opcode: 'getSensorValue',
        kind: 'reporter',
        text: 'mesh.block.getSensorValue',
        arguments: { NAME: { default: 'mesh.default.variable', menu: 'variableNames' } },
    },
    {
        opcode: 'setSharedVariable',
        kind: 'command',
        text: 'mesh.block.setSharedVariable',
        arguments: { NAME: { default: 'mesh.default.variable' }, VALUE: { default: 'mesh.default.value' } },
    },
    '---',
    {
        opcode: 'createGroup',
        kind: 'command',
        text: 'mesh.block.createGroup',
        arguments: { NAME: { default: 'mesh.default.group' } },
    },
    {
        opcode: 'joinGroup',
        kind: 'command',
        text: 'mesh.block.joinGroup',
        arguments: { NAME: { default: 'mesh.default.group' } },
    },
    { opcode: 'leaveGroup', kind: 'command', text: 'mesh.block.leaveGroup' },
    '---',
    { opcode: 'isConnected', kind: 'boolean', text: 'mesh.block.isConnected' },
    { opcode: 'memberCount', kind: 'reporter', text: 'mesh.block.memberCount' },
    { opcode: 'groupName', kind: 'reporter', text: 'mesh.block.groupName' },
    { opcode: 'transport', kind: 'reporter', text: 'mesh.block.transport' },
];

/** A hat's menu accepts no reporters, because the VM compares hats by their text. */
export const MENUS: Readonly<Record<MenuName, MenuSpec>> = {
    eventNames: { acceptReporters: false },
    variableNames: { acceptReporters: true },
};
