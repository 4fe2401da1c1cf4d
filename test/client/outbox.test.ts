import { BackendError } from '../../src/client/backend/backend';
import { rateOf } from '../../src/client/sending/event-rate';
import { OrderKeys } from '../../src/client/api/order-key';
import { Outbox } from '../../src/client/sending/outbox';
import type { QueuedBatch } from '../../src/client/api/batch';
import { OutboxSender } from '../../src/client/sending/outbox-sender';
import { ANSWERS_BURST, OUTBOX_MAX_EVENTS } from '../../src/client/environment/timing';
import { FakeEnvironment, settle } from './fake-environment';
import { taken } from './taken';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);
const OWN = rateOf('own', 2);
const TAKEN = { positions: new Map(), refused: [] };
const names = (batch: QueuedBatch) => batch.events.map(({ eventName }) => eventName);

describe('the outbox', () => {
    it('D3: an event carries the variables that were written before it, each with its last value', () => {
        const outbox = new Outbox();
        outbox.write('x', '1');
        outbox.write('x', '2');
        outbox.fire('a', '', NOW, OWN);
        outbox.write('x', '3');
        outbox.fire('b', '', NOW, OWN);
        outbox.write('y', '4');
        const batch = taken(outbox, NOW);
        expect(batch.events.map(({ data }) => data)).toEqual([[{ key: 'x', value: '2' }], [{ key: 'x', value: '3' }]]);
        expect(batch.writes).toEqual([{ key: 'y', value: '4' }]);
        expect(outbox.isEmpty).toBe(true);
    });

    it('D1: events never merge, equal ones neither', () => {
        const outbox = new Outbox();
        for (let i = 0; i < 10; i++) outbox.fire('same', 'same', NOW, OWN);
        const keys = taken(outbox, NOW).events.map(({ orderKey }) => orderKey);
        expect(new Set(keys).size).toBe(10);
        expect([...keys].sort()).toEqual(keys);
    });

    it('cuts batches at 1,000 events, and keeps later variables behind the events that wait', () => {
        const outbox = new Outbox();
        for (let i = 0; i < 1500; i++) outbox.fire(String(i), '', NOW, OWN);
        outbox.write('x', '1');
        const first = taken(outbox, NOW);
        const second = taken(outbox, NOW);
        expect([first.events.length, first.writes.length]).toEqual([1000, 0]);
        expect([second.events.length, second.writes.length]).toEqual([500, 1]);
        expect(names(second)[0]).toBe('1000');
    });

    it('cuts batches at 200 KiB, but lets a single event go whatever its size', () => {
        const outbox = new Outbox();
        for (let i = 0; i < 20; i++) outbox.fire('big', 'x'.repeat(16 * 1024), NOW, OWN);
        expect(taken(outbox, NOW).events.length).toBe(12);
    });

    it('D6: is bounded, and says when it drops', () => {
        const outbox = new Outbox();
        const fates = Array.from({ length: OUTBOX_MAX_EVENTS }, (_, i) => outbox.fire(`e${i}`, '', NOW, OWN));
        expect([...new Set(fates)]).toEqual(['queued']);
        expect(outbox.fire('one too many', '', NOW, OWN)).toBe('dropped');
        expect(outbox.clear()).toBe(OUTBOX_MAX_EVENTS);
    });
});

describe('order keys', () => {
    it('have 14 digits of local time and 7 of sequence, and ascend although the clock is set back', () => {
        const keys = new OrderKeys();
        const first = keys.next(NOW);
        const second = keys.next(NOW - 3 * 3_600_000);
        const third = keys.next(NOW + 60_000);
        expect(first).toMatch(/^\d{14}-\d{7}$/);
        expect([first, second, third]).toEqual([third, second, first].sort());
    });
});

describe('the outbox sender', () => {
    /** Whether something of that name is among events or writes. */
    const isIn = (items: readonly { eventName?: string; key?: string }[], name: string) =>
        items.some(({ eventName, key }) => eventName === name || key === name);

    function arrange(refuses: (batch: QueuedBatch) => boolean = () => false) {
        const environment = new FakeEnvironment();
        const outbox = new Outbox();
        const sent: QueuedBatch[] = [];
        const answers: (Error | null)[] = [];
        const refused: QueuedBatch[] = [];
        let open: (() => void) | null = null;
        let held = false;
        const sender = new OutboxSender({
            outbox,
            environment,
            now: () => environment.now(),
            batchIntervalMs: 250,
            async send(batch) {
                sent.push(batch);
                if (held) await new Promise<void>((resolve) => (open = resolve));
                const failure = answers.shift();
                if (failure) throw failure;
                if (refuses(batch)) throw new BackendError('refused', 'no', 'ValidationError');
                return TAKEN;
            },
            onSent: () => undefined,
            onRefused: (batch) => refused.push(batch),
            onDelayed: () => undefined,
        });
        const fire = (name: string, rate = OWN) => {
            outbox.fire(name, '', environment.now(), rate);
            sender.wake();
        };
        return {
            environment,
            outbox,
            sender,
            sent,
            answers,
            refused,
            fire,
            hold: () => (held = true),
            release: async () => {
                held = false;
                open?.();
                await settle();
            },
        };
    }

    it('D7: gathers a whole interval from the first entry on', async () => {
        const { environment, sent, fire } = arrange();
        fire('a');
        await environment.pass(200);
        fire('b');
        expect(sent).toHaveLength(0);
        await environment.pass(50);
        expect(sent.map(names)).toEqual([['a', 'b']]);
    });

    it('D5: sends the same batch again until it is taken, and nothing overtakes it', async () => {
        const { environment, sent, answers, fire } = arrange();
        answers.push(new BackendError('server-down', 'away', null), new BackendError('offline', 'away', null));
        fire('a');
        await environment.pass(250);
        fire('b');
        await environment.pass(10_000);
        expect(sent.map(names)).toEqual([['a'], ['a'], ['a'], ['b']]);
        expect(sent[0]).toBe(sent[2]);
    });

    it('has one request in flight', async () => {
        const { environment, sent, fire, hold, release } = arrange();
        hold();
        fire('a');
        await environment.pass(250);
        fire('b');
        await environment.pass(5_000);
        expect(sent).toHaveLength(1);
        await release();
        await environment.pass(250);
        expect(sent.map(names)).toEqual([['a'], ['b']]);
    });

    it('gives a refused batch up, and goes on with the next', async () => {
        const { environment, sent, answers, refused, fire } = arrange();
        answers.push(new BackendError('refused', 'no', 'ValidationError'));
        fire('bad');
        await environment.pass(250);
        fire('good');
        await environment.pass(250);
        expect(refused.map(names)).toEqual([['bad']]);
        expect(sent.map(names)).toEqual([['bad'], ['good']]);
    });

    it('sends what waited for its rate by itself, and nothing while there is nothing to send', async () => {
        const { environment, sent, fire } = arrange();
        const slow = rateOf('answer', 40);
        for (let index = 0; index < ANSWERS_BURST; index += 1) fire('x', slow);
        await environment.pass(250);
        fire('x', slow);
        await environment.pass(750);
        expect(sent.map(({ events }) => events.length)).toEqual([ANSWERS_BURST]);
        await environment.pass(1_000);
        expect(sent.map(({ events }) => events.length)).toEqual([ANSWERS_BURST, 1]);
        expect(environment.pending).toBe(0);
    });

    it('D1: gives a refused batch in halves, so that only the item that is refused is lost', async () => {
        const { environment, outbox, sent, refused, sender } = arrange(
            ({ events, writes }) =>
                events.some(({ eventName }) => eventName === 'bad') || writes.some(({ key }) => key === 'worse'),
        );
        for (const name of ['a', 'b', 'bad', 'c', 'd']) outbox.fire(name, '', environment.now(), OWN);
        for (const name of ['x', 'worse', 'y']) outbox.write(name, '1');
        sender.wake();
        await environment.pass(10_000);
        const taken = sent.filter((batch) => !refused.includes(batch));
        expect(refused.map((batch) => [names(batch), batch.writes.map(({ key }) => key)])).toEqual([
            [['bad'], []],
            [[], ['worse']],
        ]);
        const last = taken.filter(({ events, writes }) => !isIn(events, 'bad') && !isIn(writes, 'worse'));
        expect(last.flatMap(names)).toEqual(['a', 'b', 'c', 'd']);
        expect(last.flatMap(({ writes }) => writes.map(({ key }) => key))).toEqual(['x', 'y']);
    });

    it('a sender that may not send at all loses its batch in one', async () => {
        const { environment, sent, answers, refused, fire } = arrange();
        answers.push(new BackendError('refused', 'You were taken out.', 'Unauthorized'));
        for (const name of ['a', 'b']) fire(name);
        await environment.pass(10_000);
        expect([sent.length, refused.map(names)]).toEqual([1, [['a', 'b']]]);
    });

    it('D1: nothing that a backend answers ends the sending, and it is asked again at growing pauses', async () => {
        const { environment, sent, answers, refused, fire } = arrange();
        const odd = new TypeError("Cannot read properties of null (reading 'nextSince')");
        answers.push(odd, odd, new RangeError('Another.'), null);
        fire('a');
        await environment.pass(250);
        expect(environment.warnings).toEqual([String(odd)]);
        fire('b');
        await environment.pass(10_000);
        expect(sent.map(names)).toEqual([['a'], ['a'], ['a'], ['a'], ['b']]);
        expect([refused, environment.warnings.length]).toEqual([[], 1]);
    });

    it('D6: knows how many events it was about to send when it is stopped', async () => {
        const { environment, sender, fire, hold } = arrange();
        hold();
        for (const name of ['a', 'b']) fire(name);
        await environment.pass(250);
        sender.stop();
        expect(sender.unsettled).toBe(2);
    });

    it('D1: a flush resolves when what is on its way and what waits behind it are sent', async () => {
        const { environment, sender, sent, fire, hold, release } = arrange();
        hold();
        fire('a');
        await environment.pass(250);
        fire('b');
        let done = false;
        void sender.flush(4_000).then(() => (done = true));
        await environment.pass(1_000);
        expect(done).toBe(false);
        await release();
        await environment.pass(0);
        expect(sent.map(names)).toEqual([['a'], ['b']]);
        expect([done, environment.pending]).toEqual([true, 0]);
    });

    it('a flush ends when its time is over', async () => {
        const { environment, sender, fire, hold } = arrange();
        hold();
        fire('a');
        let done = false;
        void sender.flush(4_000).then(() => (done = true));
        await environment.pass(4_000);
        expect(done).toBe(true);
    });

    it('leaves no timer behind when it is stopped', async () => {
        const { environment, sender, sent, fire } = arrange();
        fire('a');
        sender.stop();
        await environment.pass(10_000);
        expect([environment.pending, sent.length]).toEqual([0, 0]);
    });
});
