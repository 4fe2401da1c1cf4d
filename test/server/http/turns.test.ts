import { Turns } from '../../../src/server/http/turns';

let nowMs = 0;
beforeEach(() => {
    nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => jest.restoreAllMocks());

/** Holds the event loop, as a costly request does. */
async function work(ms: number): Promise<void> {
    nowMs += ms;
}

/** A connection from the one address of a class. */
function at(connection: object, address = 'class') {
    return { connection, address };
}

/** Lets a round and what it published be over. */
async function nextRound(): Promise<void> {
    for (const _half of [1, 2]) await new Promise((resolve) => setImmediate(resolve));
}

/** The names in the order in which their requests were run. */
async function order(turns: Turns, asked: readonly (readonly [object, string])[]): Promise<string[]> {
    const ran: string[] = [];
    const run = ([connection, name]: readonly [object, string]) =>
        turns.run(at(connection), async () => {
            ran.push(name);
            await work(10);
        });
    await Promise.all(asked.map(run));
    return ran;
}

test('a request is run at once where nobody waits', () => {
    const turns = new Turns();
    let ran = false;
    void turns.run(at({}), async () => {
        ran = true;
    });
    expect(ran).toBe(true);
});

test('the connection that has used least is next; requests of one connection keep their order', async () => {
    const turns = new Turns();
    const [greedy, modest] = [{}, {}];
    await turns.run(at(modest), () => work(1));
    await turns.run(at(greedy), () => work(40));
    await nextRound();
    const asked = [
        [greedy, 'greedy 1'],
        [greedy, 'greedy 2'],
        [modest, 'modest 1'],
        [modest, 'modest 2'],
    ] as const;
    const ran = await order(turns, [[{}, 'takes the round'], ...asked]);
    expect(ran).toEqual(['takes the round', 'modest 1', 'modest 2', 'greedy 1', 'greedy 2']);
});

test('a new connection for each request is no way to the front', async () => {
    const turns = new Turns();
    const modest = {};
    await turns.run(at(modest), () => work(1));
    await nextRound();
    const busy = at({});
    for (const _request of [1, 2]) await turns.run(busy, () => work(50));
    await nextRound();
    const ran = await order(turns, [
        [{}, 'takes the round'],
        [{}, 'new 1'],
        [{}, 'new 2'],
        [modest, 'modest'],
    ]);
    expect(ran).toEqual(['takes the round', 'modest', 'new 1', 'new 2']);
});

test('an address is served before another that has used more, however many connections that one has', async () => {
    const turns = new Turns();
    const modest = at({}, 'modest');
    const greedy = Array.from({ length: 4 }, () => at({}, 'greedy'));
    await turns.run(modest, () => work(30));
    for (const asker of greedy) await turns.run(asker, () => work(10));
    await nextRound();
    const ran: string[] = [];
    const ask = (asker: typeof modest) =>
        turns.run(asker, async () => {
            ran.push(asker.address);
            await work(10);
        });
    await Promise.all([at({}, 'takes the round'), ...greedy, modest].map(ask));
    expect(ran.slice(0, 2)).toEqual(['takes the round', 'modest']);
});

test('whoever comes new is served although others have come again and again', async () => {
    const turns = new Turns();
    const greedy = Array.from({ length: 8 }, () => ({}));
    let served = 0;
    let isOver = false;
    const ask = (connection: object): Promise<void> =>
        turns
            .run(at(connection), async () => {
                served += 1;
                await work(100);
            })
            .then(() => (isOver ? undefined : ask(connection)));
    const loops = greedy.map(ask);
    while (served < 20) await nextRound();
    await turns.run(at({}), () => work(1));
    isOver = true;
    await Promise.all(loops);
    expect(served).toBeLessThan(40);
});

test('what a request throws reaches the one who asked, and the next is run', async () => {
    const turns = new Turns();
    const failing = turns.run(at({}), () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await order(turns, [[{}, 'next']])).toEqual(['next']);
});
