// Sessions as a person has them: the same group again, out and in, forgotten and taken in again, ended. The backend is
// the page's own, and what is asked of it is written down.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import { BackendError, type Backend } from '../../src/client/backend/backend';
import type { MeshClient } from '../../src/client/client';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import { numberCode } from '../../src/client/groups/join-code';
import { createPageLink } from '../../src/offline/apollo-link';
import type { PageBackend } from '../../src/offline/page-backend';
import type { PushSource } from '../../src/client/transport/transport';
import { getOperationAST } from 'graphql';
import { Browser } from '../offline/pages';
import { settle } from './fake-environment';
import { until } from '../until';

const environment = browserEnvironment();

/** A backend that writes down what it is asked, and that can be cut off from what a member sends. */
class WatchedBackend implements Backend {
    public readonly asked: string[] = [];
    public readonly answered: string[] = [];
    public isCut = false;
    public isOffline = false;
    private readonly heldUp: { readonly operations: RegExp; readonly arrival: Promise<void> }[] = [];

    public constructor(private readonly backend: Backend) {}

    /** From now on the network holds these operations up on their way to the backend. Returns what lets them arrive. */
    public holdUp(operations: RegExp): () => void {
        let letArrive = (): void => undefined;
        const arrival = new Promise<void>((resolve) => (letArrive = resolve));
        this.heldUp.push({ operations, arrival });
        return letArrive;
    }

    public run: Backend['run'] = async (operation, variables, options) => {
        const name = getOperationAST(operation)?.name?.value ?? '';
        this.asked.push(name);
        await this.heldUp.find(({ operations }) => operations.test(name))?.arrival;
        if (this.isOffline) throw new BackendError('server-down', 'Nothing gets through.', null);
        if (this.isCut && /^(Record|Fire|Report)/.test(name)) throw new BackendError('server-down', 'Cut off.', null);
        const answer = await this.backend.run(operation, variables, options);
        this.answered.push(name);
        return answer;
    };

    public close(): void {
        this.backend.close();
    }
}

/** A WebSocket that opens, and over which nothing comes. */
const MUTE: PushSource = {
    name: 'websocket',
    saysWhoListens: true,
    open(_membership, { onStage }) {
        onStage('subscribed');
        return () => undefined;
    },
};

describe('a session', () => {
    let browser: Browser;
    let page: PageBackend;
    let asked: WatchedBackend;
    let host: MeshClient;
    let member: MeshClient;
    /** Milliseconds that the backend's clock is ahead. */
    let elapsed = 0;
    const heard: Record<'host' | 'member', string[]> = { host: [], member: [] };

    const client = (backend: Backend, world = environment, source: PushSource | null = null) =>
        composeClient({}, { environment: world, backend, source, server: null });
    const watched = () => new WatchedBackend(createApolloBackend(createPageLink(page), environment));

    function hear(): void {
        host.deliverDue(({ name }) => Boolean(heard.host.push(name)));
        member.deliverDue(({ name }) => Boolean(heard.member.push(name)));
    }
    const hears = (who: 'host' | 'member', ...names: string[]) =>
        until(`${who} hears ${names.join()}`, () => {
            hear();
            return names.every((name) => heard[who].includes(name));
        });

    const MEMBER = 'f'.repeat(32);

    function ask(query: string) {
        const { id: groupId, domain } = host.status.group ?? { id: '', domain: '' };
        return page.execute({ query, variables: { groupId, domain, nodeId: MEMBER } });
    }

    /** The members as the backend has them. */
    async function members(): Promise<unknown> {
        const { data } = await ask(
            'query ($groupId: ID!, $domain: String!) { listNodesInGroup(groupId: $groupId, domain: $domain) { id } }',
        );
        return data?.['listNodesInGroup'];
    }

    /** The member's variables as the backend has them. */
    async function shared(): Promise<string> {
        const { data } = await ask(
            'query ($groupId: ID!, $domain: String!) { listGroupStatuses(groupId: $groupId, domain: $domain) { data { key value } } }',
        );
        return JSON.stringify(data?.['listGroupStatuses']);
    }

    beforeEach(async () => {
        heard.host = [];
        heard.member = [];
        browser = new Browser();
        page = browser.open({
            time: { wall: () => Date.now(), monotonic: () => performance.now() + elapsed },
            settings: { pollingIntervalSeconds: 1, batchIntervalMilliseconds: 20, memberHeartbeatIntervalSeconds: 1 },
        });
        asked = watched();
        host = client(watched());
        member = client(asked, { ...environment, newId: () => MEMBER });
        await host.createGroup('class');
    });
    afterEach(async () => {
        asked.isCut = false;
        asked.isOffline = false;
        await member.dispose();
        await host.dispose();
        browser.close();
    });

    it.each(['name', 'id', 'code'])('joining where one is already changes nothing: by %s', async (how) => {
        const group = await member.joinGroup('class');
        member.setVariable('x', '1');
        await until('it is shared', () => host.variables.get('x') === '1');
        const before = asked.asked.length;
        const wanted = { name: 'class', id: group.id, code: numberCode(group) }[how] ?? '';
        host.fire('meanwhile', '', 'own');
        expect((await member.joinGroup(wanted)).id).toBe(group.id);
        member.fire('after', '', 'own');
        await hears('member', 'meanwhile');
        await hears('host', 'after');
        expect(asked.asked.slice(before).filter((name) => /Join|Leave/.test(name))).toEqual([]);
        expect([host.variables.get('x'), member.variables.get('x')]).toEqual(['1', '1']);
    });

    it('a host that creates its group again changes nothing for anybody', async () => {
        const group = await member.joinGroup('class');
        host.setVariable('x', '1');
        const again = await host.createGroup(' class ');
        host.fire('still here', '', 'own');
        await hears('member', 'still here');
        expect(again.id).toBe(group.id);
        expect(member.status).toMatchObject({ state: 'connected', lastError: null });
        expect(host.status).toMatchObject({ state: 'connected', role: 'host' });
    });

    it('a host that creates another group ends the first', async () => {
        const group = await member.joinGroup('class');
        expect((await host.createGroup('another')).id).not.toBe(group.id);
        await until('the member knows', () => member.status.lastError?.kind === 'group-gone');
    });

    it('whoever looks for another group stays in the present one until that is found', async () => {
        await member.joinGroup('class');
        await expect(member.joinGroup('no such group')).rejects.toMatchObject({ kind: 'group-gone' });
        expect(member.status).toMatchObject({ state: 'connected', group: { name: 'class' } });
        host.fire('still here', '', 'own');
        await hears('member', 'still here');
    });

    it('D1: who leaves and comes back within a second has missed nothing, and nothing of its own is lost', async () => {
        await member.joinGroup('class');
        member.fire('first', '', 'own');
        host.fire('before', '', 'own');
        await hears('host', 'first');
        await member.leave();
        host.fire('between', '', 'own');
        await until('it is sent', () => host.status.sent === 2);
        await member.joinGroup('class');
        member.fire('second', '', 'own');
        await hears('member', 'before', 'between');
        await hears('host', 'second');
        expect(heard.member).toEqual(['before', 'between']);
        expect(heard.host).toEqual(['first', 'second']);
        expect(member.status).toMatchObject({ missed: 0, sent: 1 });
    });

    it('D8: who was forgotten and is taken in again shares all that it has', async () => {
        await member.joinGroup('class');
        member.setVariable('x', '1');
        member.setVariable('y', '2');
        await until('they are shared', () => host.variables.get('y') === '2');
        // As one that slept for too long is.
        await ask(
            'mutation ($groupId: ID!, $domain: String!, $nodeId: ID!) { leaveGroup(groupId: $groupId, domain: $domain, nodeId: $nodeId) { peerId } }',
        );
        expect(await shared()).toBe('[]');
        const both = JSON.stringify([
            {
                data: [
                    { key: 'x', value: '1' },
                    { key: 'y', value: '2' },
                ],
            },
        ]);
        await until('they are back', async () => (await shared()) === both);
        await until('all see them', () => host.variables.get('x') === '1' && host.variables.get('y') === '2');
        expect(member.status).toMatchObject({ state: 'connected', members: 2 });
    });

    it('D4, D8: who was silent for 20 s is out of the list, and then there again with what it had set', async () => {
        host.offerVariable('score', '0');
        await member.joinGroup('class');
        member.setVariable('score', '5');
        await until('all see it', () => host.variables.get('score') === '5' && member.variables.get('score') === '5');
        const before = await shared();
        asked.isOffline = true;
        elapsed += 20_000;
        await until('it is out of the list', () => host.status.members === 1);
        expect(host.variables.get('score')).toBe('0');
        asked.isOffline = false;
        await until('it is there again', () => host.status.members === 2);
        await until('all see its variable', () => host.variables.get('score') === '5');
        expect([member.variables.get('score'), await shared()]).toEqual(['5', before]);
        expect(asked.asked.filter((name) => name.startsWith('Join'))).toHaveLength(1);
    });

    it('D8: who joins while another is silent sees its variables once it is back', async () => {
        await member.joinGroup('class');
        member.setVariable('score', '5');
        await until('all see it', () => host.variables.get('score') === '5');
        asked.isOffline = true;
        elapsed += 20_000;
        await until('it is out of the list', () => host.status.members === 1);
        const late = client(watched());
        await late.joinGroup('class');
        await until('it knows who is there', () => late.status.members === 2);
        asked.isOffline = false;
        await until('all are there', () => late.status.members === 3);
        await until('it sees the variable', () => late.variables.get('score') === '5');
        await late.dispose();
    });

    it('D3: variables that are read anew do not overtake the events that carry them', async () => {
        const letRead = asked.holdUp(/^ListStatuses/);
        const letPoll = asked.holdUp(/^PollGroup/);
        const seen: (string | undefined)[] = [];
        host.setVariable('before', '0');
        host.fire('before', '', 'own');
        await until('it is sent', () => host.status.sent === 1);
        await member.joinGroup('class');
        for (const x of ['1', '2']) {
            host.setVariable('x', x);
            host.fire('go', '', 'own');
        }
        await until('both are sent', () => host.status.sent === 3);
        letRead();
        await until('it has read', () => member.variables.get('before') === '0');
        letPoll();
        await until('both came', () => {
            let isTaken = false;
            member.deliverDue(() => (isTaken = true));
            if (isTaken) seen.push(member.variables.get('x'));
            return seen.length === 2;
        });
        expect(seen).toEqual(['1', '2']);
    });

    it('leaving waits for a probe that is under way: behind it, it would be a member again', async () => {
        const letArrive = asked.holdUp(/^ReportData/);
        const probing = client(asked, { ...environment, newId: () => MEMBER }, MUTE);
        await probing.joinGroup('class');
        await until('it is under way', () => asked.asked.includes('ReportDataExtended'));
        const leaving = probing.leave();
        await settle();
        letArrive();
        await until('it has arrived', () => asked.answered.includes('ReportDataExtended'));
        await leaving;
        expect(await members()).toHaveLength(1);
        await probing.dispose();
    });

    it('D6: what was unsent when the group ended is counted, and stays in the status', async () => {
        await member.joinGroup('class');
        asked.isCut = true;
        for (const name of ['a', 'b', 'c']) member.fire(name, '', 'own');
        await until('it does not get through', () => member.status.state === 'reconnecting');
        member.fire('d', '', 'own');
        await host.leave();
        await until('the member knows', () => member.status.group === null);
        expect(member.status).toMatchObject({ missed: 4, lastError: { kind: 'group-gone' } });
        asked.isCut = false;
        await host.createGroup('next');
        await member.joinGroup('next');
        expect(member.status.missed).toBe(0);
    });
});
