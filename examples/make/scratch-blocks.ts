// Scratch's own blocks, named as they read in the editor.
import { condition, menu, number, stack, text, TYPED, type Block, type Field, type Input, type Value } from './block';

const named = (kind: Field['kind'], name: string): Field => ({ kind, name });

// Hats

export const whenFlagClicked = (): Block => ({ opcode: 'event_whenflagclicked' });

export const whenKeyPressed = (key: string): Block => ({
    opcode: 'event_whenkeypressed',
    fields: { KEY_OPTION: named('text', key) },
});

export const whenClone = (): Block => ({ opcode: 'control_start_as_clone' });

export const whenThisSpriteClicked = (): Block => ({ opcode: 'event_whenthisspriteclicked' });

export const whenReceived = (message: string): Block => ({
    opcode: 'event_whenbroadcastreceived',
    fields: { BROADCAST_OPTION: named('message', message) },
});

// Control

export const forever = (...blocks: readonly Block[]): Block => ({
    opcode: 'control_forever',
    inputs: { SUBSTACK: stack(blocks) },
});

export const repeat = (times: Value, ...blocks: readonly Block[]): Block => ({
    opcode: 'control_repeat',
    inputs: { TIMES: number(times, TYPED.whole), SUBSTACK: stack(blocks) },
});

export const when = (test: Block, ...blocks: readonly Block[]): Block => ({
    opcode: 'control_if',
    inputs: { CONDITION: condition(test), SUBSTACK: stack(blocks) },
});

/** If … then … else. */
export const either = (test: Block, then: readonly Block[], otherwise: readonly Block[]): Block => ({
    opcode: 'control_if_else',
    inputs: { CONDITION: condition(test), SUBSTACK: stack(then), SUBSTACK2: stack(otherwise) },
});

export const wait = (seconds: Value): Block => ({
    opcode: 'control_wait',
    inputs: { DURATION: number(seconds, TYPED.positive) },
});

export const waitUntil = (test: Block): Block => ({
    opcode: 'control_wait_until',
    inputs: { CONDITION: condition(test) },
});

export const stopAll = (): Block => ({
    opcode: 'control_stop',
    fields: { STOP_OPTION: named('text', 'all') },
});

export const cloneMyself = (): Block => ({
    opcode: 'control_create_clone_of',
    inputs: { CLONE_OPTION: menu('control_create_clone_of_menu', 'CLONE_OPTION', '_myself_') },
});

/** Broadcasts a message of the project. A reporter in its place names one. */
export const broadcast = (message: string | Block): Block => ({
    opcode: 'event_broadcast',
    inputs: { BROADCAST_INPUT: messageInput(message) },
});

export const broadcastAndWait = (message: string | Block): Block => ({
    opcode: 'event_broadcastandwait',
    inputs: { BROADCAST_INPUT: messageInput(message) },
});

const messageInput = (message: string | Block): Input =>
    typeof message === 'string' ? { kind: 'message', name: message } : text(message);

// Looks and motion

export const say = (words: Value): Block => ({ opcode: 'looks_say', inputs: { MESSAGE: text(words) } });

export const sayFor = (words: Value, seconds: Value): Block => ({
    opcode: 'looks_sayforsecs',
    inputs: { MESSAGE: text(words), SECS: number(seconds) },
});

export const switchCostume = (costume: string): Block => ({
    opcode: 'looks_switchcostumeto',
    inputs: { COSTUME: menu('looks_costume', 'COSTUME', costume) },
});

export const setColorEffect = (to: Value): Block => ({
    opcode: 'looks_seteffectto',
    inputs: { VALUE: number(to) },
    fields: { EFFECT: named('text', 'COLOR') },
});

export const setSize = (percent: Value): Block => ({ opcode: 'looks_setsizeto', inputs: { SIZE: number(percent) } });

export const moveSteps = (steps: Value): Block => ({ opcode: 'motion_movesteps', inputs: { STEPS: number(steps) } });

export const goTo = (x: Value, y: Value): Block => ({
    opcode: 'motion_gotoxy',
    inputs: { X: number(x), Y: number(y) },
});

export const changeX = (by: Value): Block => ({ opcode: 'motion_changexby', inputs: { DX: number(by) } });

export const changeY = (by: Value): Block => ({ opcode: 'motion_changeyby', inputs: { DY: number(by) } });

export const setY = (to: Value): Block => ({ opcode: 'motion_sety', inputs: { Y: number(to) } });

export const xPosition = (): Block => ({ opcode: 'motion_xposition' });

export const yPosition = (): Block => ({ opcode: 'motion_yposition' });

// Sensing

export const ask = (question: Value): Block => ({
    opcode: 'sensing_askandwait',
    inputs: { QUESTION: text(question) },
});

export const answer = (): Block => ({ opcode: 'sensing_answer' });

export const keyPressed = (key: string): Block => ({
    opcode: 'sensing_keypressed',
    inputs: { KEY_OPTION: menu('sensing_keyoptions', 'KEY_OPTION', key) },
});

/** A variable of a sprite, or its "x position" or "y position". */
export const valueOf = (property: string, sprite: string): Block => ({
    opcode: 'sensing_of',
    inputs: { OBJECT: menu('sensing_of_object_menu', 'OBJECT', sprite) },
    fields: { PROPERTY: named('text', property) },
});

// Variables and lists

export const variable = (name: string): Block => ({
    opcode: 'data_variable',
    fields: { VARIABLE: named('variable', name) },
});

export const setVariable = (name: string, to: Value): Block => ({
    opcode: 'data_setvariableto',
    inputs: { VALUE: text(to) },
    fields: { VARIABLE: named('variable', name) },
});

export const changeVariable = (name: string, by: Value): Block => ({
    opcode: 'data_changevariableby',
    inputs: { VALUE: number(by) },
    fields: { VARIABLE: named('variable', name) },
});

export const addTo = (list: string, item: Value): Block => ({
    opcode: 'data_addtolist',
    inputs: { ITEM: text(item) },
    fields: { LIST: named('list', list) },
});

export const deleteAllOf = (list: string): Block => ({
    opcode: 'data_deletealloflist',
    fields: { LIST: named('list', list) },
});

export const replaceItem = (index: Value, list: string, item: Value): Block => ({
    opcode: 'data_replaceitemoflist',
    inputs: { INDEX: number(index, TYPED.integer), ITEM: text(item) },
    fields: { LIST: named('list', list) },
});

export const itemOf = (index: Value, list: string): Block => ({
    opcode: 'data_itemoflist',
    inputs: { INDEX: number(index, TYPED.integer) },
    fields: { LIST: named('list', list) },
});

export const lengthOf = (list: string): Block => ({
    opcode: 'data_lengthoflist',
    fields: { LIST: named('list', list) },
});

export const contains = (list: string, item: Value): Block => ({
    opcode: 'data_listcontainsitem',
    inputs: { ITEM: text(item) },
    fields: { LIST: named('list', list) },
});
