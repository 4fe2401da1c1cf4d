import { browserEnvironment } from '../../src/client/environment/environment';
import { appSyncSource, isAppSync, realtimeUrl } from '../../src/client/transport/appsync';
import type { PushEnd, PushStage } from '../../src/client/transport/transport';
import { QUIET_AFTER_MS } from '../../src/client/environment/timing';
import { MEMBERSHIP } from './membership';

const MEMBERS = {
    nodeStatus: null,
    batchEvent: null,
    groupDissolve: null,
    members: ['a'],
    membersPosition: 'EVENT#1',
};
const AWS = 'https://abc123.appsync-api.ap-northeast-1.amazonaws.com/graphql';

test.each([
    [AWS, true, 'wss://abc123.appsync-realtime-api.ap-northeast-1.amazonaws.com/graphql'],
    ['https://mesh.example.org/graphql', false, 'wss://mesh.example.org/graphql/realtime'],
    ['http://192.168.1.20:4000/graphql/', false, 'ws://192.168.1.20:4000/graphql/realtime'],
    ['https://appsync-api.example.org/graphql', false, 'wss://appsync-api.example.org/graphql/realtime'],
])('%s is its own address: %s; its WebSockets are at %s', (address, own, realtime) => {
    expect(isAppSync(new URL(address))).toBe(own);
    expect(realtimeUrl(new URL(address))).toBe(realtime);
});

/** A WebSocket that a test speaks for. */
class FakeSocket {
    public static made: FakeSocket[] = [];
    public readonly sent: { readonly type: string; readonly payload?: unknown }[] = [];
    public isClosed = false;
    public onopen: (() => void) | null = null;
    public onmessage: ((event: { data: string }) => void) | null = null;
    public constructor(
        public readonly url: string,
        public readonly protocols: readonly string[],
    ) {
        FakeSocket.made.push(this);
    }
    public send(text: string): void {
        const message: FakeSocket['sent'][number] = JSON.parse(text);
        this.sent.push(message);
    }
    public close(): void {
        this.isClosed = true;
    }
    public say(message: object | string): void {
        this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
    }
}

function isSocketClass(candidate: unknown): candidate is typeof WebSocket {
    return typeof candidate === 'function';
}

describe('the source', () => {
    beforeEach(() => {
        jest.useFakeTimers();
        FakeSocket.made = [];
    });
    afterEach(() => jest.useRealTimers());

    function open(apiKey?: string) {
        const given: unknown = FakeSocket;
        const environment = browserEnvironment({ WebSocket: isSocketClass(given) ? given : null });
        const heard = {
            stages: new Array<PushStage>(),
            ends: new Array<PushEnd>(),
            messages: new Array<unknown>(),
            quiet: 0,
        };
        const stop = appSyncSource({ url: new URL(AWS), apiKey }, environment).open(MEMBERSHIP, {
            onStage: (stage) => heard.stages.push(stage),
            onMessage: (message) => heard.messages.push(message),
            onQuiet: () => (heard.quiet += 1),
            onClosed: (end) => heard.ends.push(end),
        });
        const [socket] = FakeSocket.made;
        if (socket === undefined) throw new Error('No WebSocket was opened.');
        return { heard, stop, socket };
    }

    test('the key is in no address: it goes in a subprotocol and in each start', () => {
        const { socket, heard } = open('da2-secret');
        expect(socket.url).not.toContain('secret');
        const [protocol, header = ''] = socket.protocols;
        expect(protocol).toBe('graphql-ws');
        expect(header).toMatch(/^header-[\w-]+$/);
        expect(JSON.parse(Buffer.from(header.slice(7), 'base64url').toString())).toEqual({
            host: new URL(AWS).host,
            'x-api-key': 'da2-secret',
        });
        socket.onopen?.();
        socket.say({ type: 'connection_ack', payload: { connectionTimeoutMs: 1_000 } });
        expect(socket.sent.map(({ type }) => type)).toEqual(['connection_init', 'start']);
        expect(socket.sent[1]?.payload).toMatchObject({
            extensions: { authorization: { 'x-api-key': 'da2-secret' } },
        });
        socket.say({ type: 'start_ack', id: 'mesh' });
        expect(heard.stages).toEqual(['connecting', 'acknowledging', 'subscribed']);
    });

    test('hands messages on, and stays as long as it is told that the server lives', () => {
        const { socket, heard } = open();
        socket.onopen?.();
        socket.say({ type: 'connection_ack', payload: { connectionTimeoutMs: 1_000 } });
        socket.say({ type: 'data', id: 'mesh', payload: { data: { onMessageInGroup: MEMBERS } } });
        socket.say({ type: 'data', id: 'mesh', payload: { data: { onMessageInGroup: null } } });
        socket.say({ type: 'data', id: 'mesh', payload: { data: { onMessageInGroup: { groupId: 'g' } } } });
        socket.say('what is that');
        expect(heard.messages).toEqual([[{ kind: 'members', list: { ids: ['a'], position: 'EVENT#1' } }]]);
        for (let times = 0; times < 5; times += 1) {
            jest.advanceTimersByTime(900);
            socket.say({ type: 'ka' });
        }
        expect(heard.ends).toEqual([]);
        jest.advanceTimersByTime(1_000);
        expect(heard.ends).toEqual([{ ending: 'silent', reason: 'The WebSocket stopped responding.' }]);
        expect(socket.isClosed).toBe(true);
    });

    test.each([
        [{ type: 'connection_error', payload: { errors: [{ errorType: 'UnauthorizedException' }] } }, 'Unauthorized'],
        [{ type: 'error', id: 'mesh', payload: { errors: [{ message: 'no group' }] } }, 'no group'],
        [{ type: 'complete', id: 'mesh' }, 'ended the subscription'],
    ])('%j ends it, once', (message, reason) => {
        const { socket, heard } = open();
        socket.onopen?.();
        socket.say(message);
        socket.say(message);
        expect(heard.ends).toEqual([{ ending: 'closed', reason: expect.stringContaining(reason) }]);
    });

    test('says that it is quiet, again and again, and not while something comes', () => {
        const { socket, heard } = open();
        socket.onopen?.();
        socket.say({ type: 'connection_ack' });
        socket.say({ type: 'start_ack', id: 'mesh' });
        for (let times = 0; times < 5; times += 1) {
            jest.advanceTimersByTime(QUIET_AFTER_MS - 1);
            socket.say({ type: 'data', id: 'mesh', payload: { data: { onMessageInGroup: MEMBERS } } });
        }
        expect(heard.quiet).toBe(0);
        jest.advanceTimersByTime(3 * QUIET_AFTER_MS);
        expect(heard.quiet).toBe(3);
        expect(heard.ends).toEqual([]);
    });

    test('after it was stopped it calls nobody', () => {
        const { socket, heard, stop } = open();
        stop();
        socket.say({ type: 'complete', id: 'mesh' });
        jest.advanceTimersByTime(1_000_000);
        expect([heard.ends, heard.quiet]).toEqual([[], 0]);
    });
});
