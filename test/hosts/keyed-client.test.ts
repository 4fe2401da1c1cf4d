// A mesh in an editor whose server asks for a key.
import { BackendError } from '../../src/client/backend/backend';
import { KeyedClient } from '../../src/hosts/keyed-client';
import { FakeClient } from '../extension/fake-client';

const RIGHT = 'apple pie';

/** A client as a server with a key answers it. */
class GuardedClient extends FakeClient {
    public constructor(private readonly apiKey: string | undefined) {
        super();
    }
    public override async joinGroup(idOrName: string) {
        const code = this.apiKey === undefined ? 'key-missing' : 'key-wrong';
        if (this.apiKey !== RIGHT)
            throw new BackendError('refused', 'It asks for a key.', 'Unauthorized', { reason: { code } });
        return super.joinGroup(idOrName);
    }
}

function keyedClient(...answers: string[]) {
    const made: GuardedClient[] = [];
    const texts = new Map<string, string>();
    const client = new KeyedClient({
        make(apiKey) {
            const next = new GuardedClient(apiKey);
            made.push(next);
            return next;
        },
        server: () => 'http://school:4000',
        shelf: { get: (name) => texts.get(name) ?? null, set: (name, text) => void texts.set(name, text) },
        ask: async () => answers.shift() ?? null,
    });
    return { client, made, texts };
}

test('joining waits for the key, goes on with it, and the next page of this browser has it', async () => {
    const { client, made, texts } = keyedClient('banana bread', RIGHT);
    client.setDomain('room-3');
    await client.joinGroup('class');
    expect(client.status.state).toBe('connected');
    expect([...texts.values()]).toEqual([RIGHT]);
    expect(made.map(({ disposed }) => disposed)).toEqual([true, true, false]);
    expect(made.every(({ domain }) => domain === 'room-3')).toBe(true);
});

test('who has no key hears the refusal', async () => {
    await expect(keyedClient().client.joinGroup('class')).rejects.toThrow('asks for a key');
});
