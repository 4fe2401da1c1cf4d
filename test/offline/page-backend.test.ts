import { ApolloClient, InMemoryCache, gql } from '@apollo/client';
import type { PageBackendOptions } from '../../src/offline/page-backend';
import { createPageLink } from '../../src/offline/apollo-link';
import { at, list, text, until } from '../conformance/backend';
import { Classroom, event, payloads } from '../conformance/classroom';
import * as old from '../conformance/old-client';
import { asBackend } from './as-backend';
import { Browser } from './pages';

const SINCE = '2020-01-01T00:00:00.000Z';

describe('pages of one browser', () => {
    let browser: Browser;
    const open = (options: PageBackendOptions = {}) => new Classroom(asBackend(browser.open(options)));
    /** Speaks as another page, which keeps a group that `page` knows of. */
    const pageOf = async (page: Classroom, from: string): Promise<BroadcastChannel> => {
        const channel = new BroadcastChannel(browser.channelName);
        const times = { createdAt: 0, expiresAt: 60_000, aliveUntil: 60_000 };
        const group = { id: 'g', domain: 'd', name: 'Theirs', hostId: 'h', ...times, useWebSocket: true };
        channel.postMessage({ kind: 'groups', from, groups: [{ group, aliveForMs: 60_000 }] });
        await until(
            'the group to be listed',
            async () => list(await page.ask(old.LIST_GROUPS, { domain: 'd' })).length === 1,
        );
        return channel;
    };
    beforeEach(() => {
        browser = new Browser();
    });
    afterEach(() => browser.close());

    test('a page that opens later finds the groups of the others at its first question', async () => {
        const group = await open().group();
        const later = open();
        expect(list(await later.ask(old.LIST_GROUPS, { domain: group.domain }))).toHaveLength(1);
        const another = open();
        expect(text(await another.ask(old.JOIN, { ...group, nodeId: 'n' }), 'groupId')).toBe(group.groupId);
    });

    test('events go both ways', async () => {
        const [one, two] = [open(), open()];
        const group = await one.group();
        await two.ask(old.JOIN, { ...group, nodeId: 'two' });
        const collectors = [await one.subscribe(old.SUBSCRIBE, group), await two.subscribe(old.SUBSCRIBE, group)];
        await one.ask(old.FIRE, { ...group, nodeId: 'one', events: [event('from one')] });
        await two.ask(old.FIRE, { ...group, nodeId: 'two', events: [event('from two')] });
        await until('both to hear both', () =>
            collectors.every((collector) => payloads(collector, 'batchEvent').length === 2),
        );
        for (const collector of collectors)
            expect(payloads(collector, 'batchEvent').map((batch) => text(batch, 'events', 0, 'name'))).toEqual([
                'from one',
                'from two',
            ]);
    });

    test('a node that joins a group of another page has left its first', async () => {
        const [one, two] = [open(), open()];
        const [first, second] = [await one.group(), await two.group()];
        await until('the news to arrive', async () => {
            const groups = await one.ask(old.LIST_GROUPS, { domain: second.domain });
            return list(groups).length === 1;
        });
        await one.ask(old.JOIN, { ...first, nodeId: 'n' });
        await one.ask(old.JOIN, { ...second, nodeId: 'n' });
        expect(await one.ask(old.LIST_NODES, first)).toEqual([]);
        expect(list(await one.ask(old.LIST_NODES, second))).toHaveLength(1);
    });

    test('when the page of a group closes, the others are told and the group is gone', async () => {
        const owner = browser.open();
        const group = await new Classroom(asBackend(owner)).group();
        const other = open();
        const collector = await other.subscribe(old.SUBSCRIBE, group);
        owner.dispose();
        await until('the other to be told', () => payloads(collector, 'groupDissolve').length === 1);
        await until('the subscription to end', () => collector.ended);
        const refusal = await other.refusal(old.LIST_NODES, group);
        expect(refusal).toMatchObject({ errorType: 'GroupNotFound', code: 'host-gone' });
        expect(await other.ask(old.LIST_GROUPS, { domain: group.domain })).toEqual([]);
    });

    test('a page that never answers counts as gone after a bounded wait', async () => {
        const page = open();
        const channel = await pageOf(page, 'silent');
        const ask = () => page.refusal(old.LIST_NODES, { groupId: 'g', domain: 'd' });
        const gone = { errorType: 'GroupNotFound', code: 'host-gone' };
        expect(await ask()).toMatchObject(gone);
        // It ended its group, and is closed since.
        channel.postMessage({ kind: 'groups', from: 'silent', groups: [] });
        expect(await ask()).toMatchObject(gone);
        channel.close();
    });

    test('a page that kept a group says how it ended, also when it is over for long', async () => {
        const [owner, other] = [open(), open()];
        const group = await owner.group();
        const collector = await other.subscribe(old.SUBSCRIBE, group);
        await owner.ask(old.DISSOLVE, group);
        await until('the other to be told', () => collector.ended);
        for (let asked = 0; asked < 2; asked += 1)
            expect(await other.refusal(old.JOIN, { ...group, nodeId: 'n' })).toMatchObject({ code: 'group-ended' });
    });

    test.each([
        ['known', { code: 'paused', values: { minutes: 3 } }, { code: 'paused', values: { minutes: 3 } }],
        ['hostile', { code: 'paused', values: { name: 'x'.repeat(1e5), max: {} } }, { code: 'paused', values: {} }],
        ['of a later build', { code: 'something else' }, { code: undefined, values: undefined }],
        ['of an earlier build', undefined, { code: undefined, values: undefined }],
    ])("another page's refusal with a %s reason is passed on as far as it is one", async (_what, reason, read) => {
        const page = open();
        const channel = await pageOf(page, 'other');
        channel.onmessage = ({ data }) => {
            const answer = { errors: [{ errorType: 'Paused', message: 'Wait.', errorInfo: reason }] };
            if (at(data, 'kind') !== 'request') return;
            const [to, id] = [at(data, 'from'), at(data, 'id')];
            channel.postMessage({ kind: 'answer', from: 'other', to, id, answer });
        };
        const refusal = await page.refusal(old.LIST_NODES, { groupId: 'g', domain: 'd' });
        channel.close();
        expect(refusal).toEqual({ errorType: 'Paused', message: 'Wait.', ...read });
    });

    test('D5: a device whose clock is set, before or after a page was opened, ends no group', async () => {
        const time = { wallTime: Date.now(), wall: () => time.wallTime, monotonic: () => performance.now() };
        const one = open({ time });
        const group = await one.group();
        await one.ask(old.JOIN, { ...group, nodeId: 'n' });
        for (const jumpMs of [3_600_000, -7_200_000]) {
            time.wallTime += jumpMs;
            const two = open({ time });
            await until(
                'the group to be listed',
                async () => list(await two.ask(old.LIST_GROUPS, { domain: group.domain })).length === 1,
            );
            expect(list(await two.ask(old.LIST_NODES, group))).toHaveLength(1);
        }
    });

    test.each([
        null,
        'text',
        { kind: 'groups' },
        { kind: 'groups', from: 'x', groups: [{ group: { id: 1 }, aliveForMs: 1 }] },
        { kind: 'groups', from: 'x', groups: 'many' },
        { kind: 'request', from: 'x', to: 'y', id: 1, request: { query: 1 } },
        { kind: 'request', from: 'x', to: 'y', id: 1, request: { query: '{', variables: {} } },
        { kind: 'answer', from: 'x', to: 'y', id: 'one' },
        { kind: 'answer', from: 'x', to: 'y', id: 1, answer: { errors: [{ errorType: 'Other', message: '' }] } },
        { kind: 'publish', from: 'x', message: { groupId: 'g' }, audience: 'all' },
        { kind: 'publish', from: 'x', message: { groupId: 'g', domain: 'd' }, audience: 'nobody' },
    ])('hostile message %# on the channel is ignored', async (message) => {
        const [one, two] = [open(), open()];
        const group = await one.group();
        const channel = new BroadcastChannel(browser.channelName);
        channel.postMessage(message);
        await two.ask(old.RECORD, { ...group, nodeId: 'n', events: [event('e')] });
        channel.close();
        expect(list(await two.ask(old.EVENTS_SINCE, { ...group, since: SINCE }))).toHaveLength(1);
    });

    test('another page can ask only about groups and nodes of this page: it cannot create a group here', async () => {
        const channel = new BroadcastChannel(browser.channelName);
        const answered: unknown[] = [];
        const named = new Promise<unknown>((resolve) => {
            channel.onmessage = ({ data }) => {
                if (at(data, 'kind') === 'hello') resolve(at(data, 'from'));
                else if (at(data, 'kind') === 'answer') answered.push(at(data, 'answer'));
            };
        });
        const page = open();
        const to = await named;
        const ask = (id: number, query: string, variables: object) =>
            channel.postMessage({ kind: 'request', from: 'x', to, id, request: { query, variables } });
        ask(1, old.CREATE_GROUP, { name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true });
        ask(2, old.LIST_NODES, { groupId: 'g', domain: 'd' });
        await until('an answer', () => answered.length > 0);
        channel.close();
        expect(answered).toMatchObject([{ errors: [{ errorType: 'GroupNotFound' }] }]);
        expect(await page.ask(old.LIST_GROUPS, { domain: 'd' })).toEqual([]);
    });

    test("another page cannot speak in a group's name, nor claim a group that has an owner", async () => {
        const [one, two] = [open(), open()];
        const group = await one.group();
        const collector = await two.subscribe(old.SUBSCRIBE, group);
        const channel = new BroadcastChannel(browser.channelName);
        const { groupId, domain } = group;
        const times = { createdAt: 0, expiresAt: 60_000, aliveUntil: 60_000 };
        const stolen = { id: groupId, domain, name: 'Mine', hostId: 'thief', ...times, useWebSocket: true };
        channel.postMessage({
            kind: 'groups',
            from: 'thief',
            groups: [{ group: stolen, aliveForMs: 60_000 }],
        });
        const groupDissolve = { groupId, domain, message: 'Over!' };
        channel.postMessage({
            kind: 'publish',
            from: 'thief',
            audience: 'all',
            message: { groupId, domain, groupDissolve },
        });
        channel.close();
        await two.ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        await until('the event', () => payloads(collector, 'batchEvent').length === 1);
        expect(payloads(collector, 'groupDissolve')).toEqual([]);
        expect(list(await two.ask(old.LIST_GROUPS, { domain }))).toHaveLength(1);
    });

    test('an Apollo client runs queries and mutations through the link, and sees errorType', async () => {
        const client = new ApolloClient({ link: createPageLink(browser.open()), cache: new InMemoryCache() });
        const variables = { name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true };
        const created = await client.mutate({ mutation: gql(old.CREATE_GROUP), variables });
        const group = { groupId: text(created.data, 'createGroup', 'id'), domain: 'd' };
        await client.mutate({ mutation: gql(old.DISSOLVE), variables: { ...group, hostId: 'h' } });
        const refused = client.query({ query: gql(old.LIST_NODES), variables: group, fetchPolicy: 'no-cache' });
        await expect(refused).rejects.toMatchObject({ errors: [{ errorType: 'GroupNotFound' }] });
    });
});
