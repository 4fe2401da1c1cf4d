// A server that asks for a key, and the person who is asked for it.
import { BackendError } from '../../src/client/backend/backend';
import { MeshClientError } from '../../src/client/status/errors';
import { ServerKey, type KeyProblem } from '../../src/hosts/server-key';

const RIGHT = 'apple pie';

/** A browser with one server that has a key, and a person who answers with these keys, one after the other. */
function browser(...answers: (string | null)[]) {
    const texts = new Map<string, string>();
    const problems: KeyProblem[] = [];
    const changes: (string | undefined)[] = [];
    const key = new ServerKey({
        server: () => 'http://school:4000',
        shelf: { get: (name) => texts.get(name) ?? null, set: (name, text) => void texts.set(name, text) },
        ask: async (problem) => {
            problems.push(problem);
            return answers.shift() ?? null;
        },
        onChange: () => changes.push(key.value),
    });
    const request = async () => {
        if (key.value === RIGHT) return 'answer';
        throw refusal(key.value);
    };
    return { key, request, problems, changes, texts };
}

function refusal(given: string | undefined): BackendError {
    const code = given === undefined ? 'key-missing' : 'key-wrong';
    return new BackendError('refused', 'Ask your teacher for it.', 'Unauthorized', { reason: { code } });
}

test('the person is asked until the key is right, and the request goes on then', async () => {
    const { key, request, problems, changes } = browser('banana bread', RIGHT);
    expect(await key.use(request)).toBe('answer');
    expect(problems).toEqual(['key-missing', 'key-wrong']);
    expect(changes).toEqual(['banana bread', RIGHT]);
});

test('a browser that knows the key asks nobody, and keeps the keys of servers apart', async () => {
    const { key, request, problems, texts } = browser();
    texts.set('mesh_api_key http://school:4000', RIGHT);
    texts.set('mesh_api_key http://other:4000', 'another');
    expect(await key.use(request)).toBe('answer');
    expect(problems).toEqual([]);
});

test('requests that are refused together ask once', async () => {
    const { key, request, problems } = browser(RIGHT);
    expect(await Promise.all([key.use(request), key.use(request), key.use(request)])).toHaveLength(3);
    expect(problems).toEqual(['key-missing']);
});

test('who has no key is told what the server said, and is asked again next time', async () => {
    const { key, request, problems } = browser(null, RIGHT);
    await expect(key.use(request)).rejects.toThrow('Ask your teacher');
    expect(await key.use(request)).toBe('answer');
    expect(problems).toHaveLength(2);
});

test('nobody is asked for a key when something else is refused', async () => {
    const { key, problems } = browser(RIGHT);
    const other = new MeshClientError('refused', 'The host removed you from this group.');
    await expect(key.use(() => Promise.reject(other))).rejects.toBe(other);
    expect(problems).toEqual([]);
});
