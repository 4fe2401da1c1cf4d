// A person stops the project: what waits is dropped, in both directions.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import type { MeshClient } from '../../src/client/client';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import { createPageLink } from '../../src/offline/apollo-link';
import { Browser } from '../offline/pages';
import { until } from '../until';

describe('dropping what waits', () => {
    const environment = browserEnvironment();
    let browser: Browser;
    let host: MeshClient;
    let member: MeshClient;

    beforeEach(async () => {
        browser = new Browser();
        const page = browser.open();
        const client = () => {
            const backend = createApolloBackend(createPageLink(page), environment);
            return composeClient({}, { environment, backend, source: null, server: null });
        };
        [host, member] = [client(), client()];
        await host.createGroup('class');
        await member.joinGroup('class');
    });
    afterEach(async () => {
        await member.dispose();
        await host.dispose();
        browser.close();
    });

    /** What a project takes now. */
    function taken(client: MeshClient): string[] {
        const names: string[] = [];
        client.deliverDue(({ name }) => names.push(name) > 0);
        return names;
    }

    it('what is unsent does not go, but for the variables; nothing is missed for it', async () => {
        member.setVariable('x', '1');
        member.fire('dropped', '', 'own');
        member.dropWaiting();
        member.fire('kept', '', 'own');
        await until('it arrived', () => host.status.received > 0);
        await until('it is due', () => taken(host).includes('kept'));
        expect(host.variables.get('x')).toBe('1');
        expect([host.status.received, member.status.sent, member.status.missed]).toEqual([1, 1, 0]);
    });

    it('what arrived starts nothing any more, but its variables are seen; it counts as received', async () => {
        member.setVariable('x', '1');
        member.fire('dropped', '', 'own');
        await until('it arrived', () => host.status.received === 1);
        host.dropWaiting();
        expect([taken(host), host.variables.get('x')]).toEqual([[], '1']);
        member.fire('next', '', 'own');
        await until('it is due', () => taken(host).includes('next'));
        expect([host.status.received, host.status.missed]).toEqual([2, 0]);
    });

    it('outside a group nothing happens', async () => {
        await member.leave();
        member.dropWaiting();
        expect(member.deliverDue(() => true)).toBe(false);
    });
});
