import fc from 'fast-check';
import { newEvents, reportedWrites } from '../../src/core/validate-items';
import { rateOf } from '../../src/client/sending/event-rate';
import { eventRefusal } from '../../src/client/sending/input-limits';
import { VariableView } from '../../src/client/variables/group-variables';
import { Outbox } from '../../src/client/sending/outbox';
import type { QueuedBatch } from '../../src/client/api/batch';
import { OwnVariables } from '../../src/client/variables/own-variables';
import { MemberVariables, type VariableBytes } from '../../src/store/memory/member-variables';
import { VARIABLES_MAX_BYTES, VARIABLES_MAX_KEYS } from '../../src/wire/limits';
import type { EventInput, SensorDataInput } from '../../src/wire/types';
import { FakeEnvironment } from './fake-environment';
import { taken } from './taken';

/** So slow that equal events merge soon, with the variables that they carry. */
const RATE = { ...rateOf('own', 2), burst: 2 };
/** What AppSync takes in one message, with what a report selects: the variables twice. */
const MESSAGE_MAX_BYTES = 240 * 1024;

/** Any code units, halves of surrogate pairs and what JSON escapes among them, in lengths around the limits. */
const unit = fc.constantFrom('a', 'あ', '\0', '"', '\ud83d', '😀');
const text = (lengths: readonly number[]) =>
    fc.tuple(unit, fc.constantFrom(...lengths)).map(([each, length]) => each.repeat(length));
const name = fc.oneof(
    fc.integer({ min: 0, max: 250 }).map((index) => `v${index}`),
    fc.tuple(fc.nat(99), text([0, 120, 126, 128])).map(([index, rest]) => `${index}${rest}`),
);
const value = fc.oneof(fc.constantFrom('0', '\0'.repeat(4_096)), text([0, 1, 700, 1_365, 1_366, 4_096, 4_097]));

type Call =
    | { readonly do: 'write' | 'offer'; readonly name: string; readonly value: string }
    | { readonly do: 'remove'; readonly name: string }
    | { readonly do: 'fire'; readonly name: string; readonly value: string }
    /** Another project with so many variables, whose scripts may set them at once. */
    | { readonly do: 'load'; readonly from: number; readonly count: number; readonly sets: string }
    /** What goes at that moment; the stop button. */
    | { readonly do: 'send' | 'drop' };

const call: fc.Arbitrary<Call> = fc.oneof(
    { weight: 30, arbitrary: fc.record({ do: fc.constantFrom('write', 'offer'), name, value }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('remove'), name }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('fire'), name, value: text([0, 1, 4_096, 16_384]) }) },
    {
        weight: 1,
        arbitrary: fc.record({
            do: fc.constant('load'),
            from: fc.constantFrom(0, 100, 200, 300),
            count: fc.constantFrom(3, 190, 210),
            sets: fc.constantFrom('', '1', 'x'.repeat(4_096), '\0'.repeat(4_096)),
        }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('send', 'drop') }) },
);

/** Room for twice what a member may share, as bytes of a process: a variable is charged 340 beside its name and value. */
const ROOM_BYTES = 2 * VARIABLES_MAX_BYTES + 2 * VARIABLES_MAX_KEYS * 340;

/** That room, and what of it is taken. */
function room(): VariableBytes {
    let used = 0;
    return {
        variablesRefusal: (bytes) =>
            used + bytes <= ROOM_BYTES
                ? null
                : { errorType: 'LimitExceeded', message: 'There is no room.', reason: null },
        addVariables: (bytes) => {
            used += bytes;
        },
    };
}

/** A backend's view of one member: it takes all of each request, or the test fails. */
class StrictBackend {
    private readonly variables = new MemberVariables('me', room());
    private writes = 0;

    public take({ before, events, writes }: QueuedBatch): void {
        this.report(before);
        if (events.length > 0) this.events(events);
        this.report(writes);
    }

    private events(events: readonly EventInput[]): void {
        expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(MESSAGE_MAX_BYTES);
        const { items, refused } = newEvents(events);
        expect(refused).toEqual([]);
        for (const { item } of items) {
            expect(this.variables.refusal(item.writes)).toBeNull();
            this.variables.carry(item.writes, this.position(), 0);
        }
    }

    private report(data: readonly SensorDataInput[]): void {
        expect(2 * Buffer.byteLength(JSON.stringify(data))).toBeLessThan(MESSAGE_MAX_BYTES);
        const { items, refused } = reportedWrites(data);
        expect(refused).toEqual([]);
        const given = items.map(({ item }) => item);
        expect(this.variables.report(given, () => this.position(), 0).refused).toEqual([]);
    }

    private position(): string {
        this.writes += 1;
        return `EVENT#${String(this.writes).padStart(9, '0')}`;
    }
}

test('D6: whatever a project does, no batch is refused', () => {
    fc.assert(
        fc.property(fc.array(call, { maxLength: 60, size: 'max' }), (calls) => {
            const outbox = new Outbox();
            outbox.ignoreRates();
            const backend = new StrictBackend();
            const view = new VariableView('me');
            const own = new OwnVariables({
                view,
                outbox,
                environment: new FakeEnvironment(),
                ranksStarts: true,
                onQueued: () => undefined,
            });
            for (const each of calls) {
                if (each.do === 'write') own.write(each.name, each.value);
                if (each.do === 'offer') own.offer(each.name, each.value);
                if (each.do === 'remove') own.remove(each.name);
                if (each.do === 'fire' && eventRefusal(each.name, each.value) === null) {
                    own.release();
                    outbox.fire(each.name, each.value, 0, RATE);
                }
                if (each.do === 'load') {
                    for (const { key } of view.ownValues()) own.remove(key);
                    for (let index = each.from; index < each.from + each.count; index += 1) {
                        own.offer(`v${index}`, '0');
                        if (each.sets !== '') own.write(`v${index}`, each.sets);
                    }
                }
                if (each.do === 'drop') outbox.dropEvents();
                if (each.do === 'send') backend.take(taken(outbox, 0));
            }
            while (!outbox.isEmpty) backend.take(taken(outbox, 0));
        }),
        { numRuns: 100 },
    );
});
