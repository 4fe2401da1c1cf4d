// A transport that is pushed to and cannot ask whether its connection lives (AppSync's): it is asked elsewhere whether
// there was something, and what was there and is not pushed either means that it is dead.
import { QUIET_PROOF_MS } from '../../src/client/environment/timing';
import { arrived, pushing } from './hand-transport';
import { MEMBERSHIP } from './membership';

const connected = () => pushing(MEMBERSHIP, arrived('EVENT#1'));

test('D1: what was there and was not pushed is taken at once, and the silent connection is left', async () => {
    const { environment, backend, taken, push, connection } = await connected();
    backend.waiting.push(arrived('EVENT#2'));
    push.events?.onQuiet();
    await environment.pass(0);
    expect(taken).toContainEqual(arrived('EVENT#2'));
    expect(connection.transport).toBe('websocket');
    await environment.pass(QUIET_PROOF_MS);
    expect(connection.transport).toBe('polling');
    expect(push.isClosed).toBe(true);
});

test('what was only on its way keeps the connection', async () => {
    const { environment, backend, push, told, connection } = await connected();
    backend.waiting.push(arrived('EVENT#2'));
    push.events?.onQuiet();
    await environment.pass(QUIET_PROOF_MS / 2);
    told(arrived('EVENT#2'));
    await environment.pass(QUIET_PROOF_MS * 2);
    expect(connection.transport).toBe('websocket');
});

test.each([
    ['nothing', []],
    ['what was pushed before', [arrived('EVENT#1')]],
])('a group in which there was %s keeps the connection', async (_what, found) => {
    const { environment, backend, push, connection } = await connected();
    backend.waiting.push(...found);
    push.events?.onQuiet();
    await environment.pass(QUIET_PROOF_MS * 2);
    expect(connection.transport).toBe('websocket');
});
