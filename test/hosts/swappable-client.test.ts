import { ownError } from '../../src/client/status/errors';
import type { MeshStatus } from '../../src/client/status/status';
import { SwappableClient } from '../../src/hosts/swappable-client';
import { FakeClient } from '../extension/fake-client';

const NO_SERVER = ownError('refused', 'no-server', 'No mesh server is set.');

test('Without a server it refuses with the way out, and everything else does nothing', async () => {
    const client = new SwappableClient(() => NO_SERVER);
    await expect(client.joinGroup('class')).rejects.toThrow('No mesh server is set');
    await expect(client.createGroup()).rejects.toMatchObject({ kind: 'refused' });
    await expect(client.listGroups()).rejects.toMatchObject({ kind: 'refused' });
    expect(client.status).toMatchObject({ state: 'disconnected', lastError: { reason: { code: 'no-server' } } });
    client.fire('go', '', 'own');
    client.setVariable('x', '1');
    client.removeVariable('x');
    expect(client.deliverDue(() => true)).toBe(false);
    client.dropWaiting();
    client.setQuiet(true);
    client.leaveNow();
    await client.leave();
    expect([client.variables.get('x'), client.variables.names(), client.eventNames()]).toEqual([undefined, [], []]);
    expect((await client.diagnose()).https.reachable).toBe(false);
    await client.dispose();
});

test('With one it passes everything on, and its status', async () => {
    const client = new SwappableClient(() => NO_SERVER);
    const seen: MeshStatus['state'][] = [];
    client.onStatus(({ state }) => seen.push(state));
    const inner = new FakeClient();
    client.setTarget(inner);
    await client.joinGroup('class');
    client.fire('go', 'now', 'own');
    client.setVariable('x', '1');
    client.removeVariable('x');
    client.setDomain('room');
    inner.arrive('hi');
    client.deliverDue(() => true);
    expect(inner).toMatchObject({ domain: 'room', waiting: 0 });
    inner.arrive('hi');
    client.dropWaiting();
    expect(inner.waiting).toBe(0);
    client.setQuiet(true);
    expect(client.status.quiet).toBe(true);
    expect(inner.sent).toEqual([
        ['fire', 'go', 'now'],
        ['set', 'x', '1'],
        ['remove', 'x'],
    ]);
    expect(seen).toEqual(['disconnected', 'connected', 'connected']);
});

test('Another server takes the place of the first, which ends', async () => {
    const client = new SwappableClient(() => NO_SERVER);
    const [first, second] = [new FakeClient(), new FakeClient()];
    client.setTarget(first);
    await client.joinGroup('class');
    client.setTarget(second);
    expect(first).toMatchObject({ disposed: true, listenerCount: 0 });
    expect(client.status.state).toBe('disconnected');
    client.setTarget(null);
    expect(second.disposed).toBe(true);
    await expect(client.listGroups()).rejects.toThrow('No mesh server is set');
});

test('Where it can find one when one is needed, it uses that from then on', async () => {
    const inner = new FakeClient();
    const find = jest.fn(() => inner);
    const client = new SwappableClient(find);
    client.fire('go', '', 'own');
    expect(find).not.toHaveBeenCalled();
    await client.joinGroup('class');
    client.fire('go', '', 'own');
    await client.listGroups();
    expect(find).toHaveBeenCalledTimes(1);
    expect(inner.fired).toEqual(['go']);
});
