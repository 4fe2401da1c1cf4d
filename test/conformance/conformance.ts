import { additionRules } from './addition-rules';
import type { Backend, StartBackend } from './backend';
import { Classroom } from './classroom';
import { errorRules } from './error-rules';
import { eventRules } from './event-rules';
import { groupRules } from './group-rules';
import { itemRules } from './item-rules';
import { limitRules } from './limit-rules';
import { memberRules } from './member-rules';
import { oldEditorRules } from './old-editor-rules';
import { presenceRules, type Silence } from './presence-rules';
import { pushRules } from './push-rules';
import { reasonRules } from './reason-rules';
import { shareRules } from './share-rules';
import { simultaneousRules } from './simultaneous-rules';
import { stateRules } from './state-rules';

/** Milliseconds for which a backend may start: a stack is synthesized and bundled first. */
const START_MAX_MS = 120_000;

/** Every rule that every backend keeps, over the wire alone: an adapter's test runs it in a line. */
export function conformance(name: string, startBackend: StartBackend, silence: Silence = 'by heartbeat'): void {
    describe(`the wire contract at ${name}`, () => {
        let backend: Backend | undefined;
        const classroom = () => {
            if (backend === undefined) throw new Error('The backend has not been started.');
            return new Classroom(backend);
        };
        beforeAll(async () => {
            backend = await startBackend({});
        }, START_MAX_MS);
        afterAll(() => backend?.stop());

        describe('groups', () => groupRules(classroom, startBackend));
        describe('members', () => memberRules(classroom));
        describe('presence', () => presenceRules(classroom, startBackend, silence));
        describe('events', () => eventRules(classroom));
        describe('items', () => itemRules(classroom));
        describe('operations at the same moment', () => simultaneousRules(classroom));
        describe('pushes', () => pushRules(classroom));
        describe('editors of today', () => oldEditorRules(classroom));
        describe('additions', () => additionRules(classroom));
        describe('reasons', () => reasonRules(classroom, startBackend));
        describe('the host', () => stateRules(classroom));
        describe('limits', () => limitRules(classroom));
        describe('errors', () => errorRules(classroom, startBackend));
        describe('fair shares', () => shareRules(startBackend));
    });
}
