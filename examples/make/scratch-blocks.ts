// Scratch's own blocks, named as they read in the editor.
import { block, condition, field, menu, number, stack, text, TYPED, type Block, type Input, type Value } from './block';

// Hats

export const whenFlagClicked = (): Block => block('event_whenflagclicked');

export const whenKeyPressed = (key: string): Block =>
    block('event_whenkeypressed', {}, { KEY_OPTION: field('text', key) });

export const whenClone = (): Block => block('control_start_as_clone');

export const whenThisSpriteClicked = (): Block => block('event_whenthisspriteclicked');

export const whenReceived = (message: string): Block =>
    block('event_whenbroadcastreceived', {}, { BROADCAST_OPTION: field('message', message) });

// Control

export const forever = (...blocks: readonly Block[]): Block => block('control_forever', { SUBSTACK: stack(blocks) });

export const repeat = (times: Value, ...blocks: readonly Block[]): Block =>
    block('control_repeat', { TIMES: number(times, TYPED.whole), SUBSTACK: stack(blocks) });

export const when = (test: Block, ...blocks: readonly Block[]): Block =>
    block('control_if', { CONDITION: condition(test), SUBSTACK: stack(blocks) });

/** If … then … else. */
export const either = (test: Block, then: readonly Block[], otherwise: readonly Block[]): Block =>
    block('control_if_else', { CONDITION: condition(test), SUBSTACK: stack(then), SUBSTACK2: stack(otherwise) });

export const wait = (seconds: Value): Block => block('control_wait', { DURATION: number(seconds, TYPED.positive) });

export const waitUntil = (test: Block): Block => block('control_wait_until', { CONDITION: condition(test) });

export const stopAll = (): Block => block('control_stop', {}, { STOP_OPTION: field('text', 'all') });

export const cloneMyself = (): Block =>
    block('control_create_clone_of', {
        CLONE_OPTION: menu('control_create_clone_of_menu', 'CLONE_OPTION', '_myself_'),
    });

/** Broadcasts a message of the project. A reporter in its place names one. */
export const broadcast = (message: string | Block): Block =>
    block('event_broadcast', { BROADCAST_INPUT: messageInput(message) });

export const broadcastAndWait = (message: string | Block): Block =>
    block('event_broadcastandwait', { BROADCAST_INPUT: messageInput(message) });

const messageInput = (message: string | Block): Input =>
    typeof message === 'string' ? { kind: 'message', name: message } : text(message);

// Looks and motion

export const say = (words: Value): Block => block('looks_say', { MESSAGE: text(words) });

export const sayFor = (words: Value, seconds: Value): Block =>
    block('looks_sayforsecs', { MESSAGE: text(words), SECS: number(seconds) });

export const switchCostume = (costume: string): Block =>
    block('looks_switchcostumeto', { COSTUME: menu('looks_costume', 'COSTUME', costume) });

export const setColorEffect = (to: Value): Block =>
    block('looks_seteffectto', { VALUE: number(to) }, { EFFECT: field('text', 'COLOR') });

export const setSize = (percent: Value): Block => block('looks_setsizeto', { SIZE: number(percent) });

export const moveSteps = (steps: Value): Block => block('motion_movesteps', { STEPS: number(steps) });

export const goTo = (x: Value, y: Value): Block => block('motion_gotoxy', { X: number(x), Y: number(y) });

export const changeX = (by: Value): Block => block('motion_changexby', { DX: number(by) });

export const changeY = (by: Value): Block => block('motion_changeyby', { DY: number(by) });

export const setY = (to: Value): Block => block('motion_sety', { Y: number(to) });

export const xPosition = (): Block => block('motion_xposition');

export const yPosition = (): Block => block('motion_yposition');

// Sensing

export const ask = (question: Value): Block => block('sensing_askandwait', { QUESTION: text(question) });

export const answer = (): Block => block('sensing_answer');

export const keyPressed = (key: string): Block =>
    block('sensing_keypressed', { KEY_OPTION: menu('sensing_keyoptions', 'KEY_OPTION', key) });

/** A variable of a sprite, or its "x position" or "y position". */
export const valueOf = (property: string, sprite: string): Block =>
    block(
        'sensing_of',
        { OBJECT: menu('sensing_of_object_menu', 'OBJECT', sprite) },
        { PROPERTY: field('text', property) },
    );

// Variables and lists

export const variable = (name: string): Block => block('data_variable', {}, { VARIABLE: field('variable', name) });

export const setVariable = (name: string, to: Value): Block =>
    block('data_setvariableto', { VALUE: text(to) }, { VARIABLE: field('variable', name) });

export const changeVariable = (name: string, by: Value): Block =>
    block('data_changevariableby', { VALUE: number(by) }, { VARIABLE: field('variable', name) });

export const addTo = (list: string, item: Value): Block =>
    block('data_addtolist', { ITEM: text(item) }, { LIST: field('list', list) });

export const deleteAllOf = (list: string): Block => block('data_deletealloflist', {}, { LIST: field('list', list) });

export const replaceItem = (index: Value, list: string, item: Value): Block =>
    block(
        'data_replaceitemoflist',
        { INDEX: number(index, TYPED.integer), ITEM: text(item) },
        { LIST: field('list', list) },
    );

export const itemOf = (index: Value, list: string): Block =>
    block('data_itemoflist', { INDEX: number(index, TYPED.integer) }, { LIST: field('list', list) });

export const lengthOf = (list: string): Block => block('data_lengthoflist', {}, { LIST: field('list', list) });

export const contains = (list: string, item: Value): Block =>
    block('data_listcontainsitem', { ITEM: text(item) }, { LIST: field('list', list) });
