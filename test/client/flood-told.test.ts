// What the status says while a project floods its group: a real client and the backend inside the page.
import { createApolloBackend } from '../../src/client/backend/apollo-backend';
import { composeClient } from '../../src/client/create-client';
import { browserEnvironment } from '../../src/client/environment/environment';
import { createPageLink } from '../../src/offline/apollo-link';
import { Browser } from '../offline/pages';
import { until } from '../until';

it('D6: a project that floods is told how much was merged, a few times a second, and nothing of it is missed', async () => {
    const browser = new Browser();
    const page = browser.open();
    const environment = browserEnvironment();
    const client = () =>
        composeClient(
            {},
            {
                environment,
                backend: createApolloBackend(createPageLink(page), environment),
                source: null,
                server: null,
            },
        );
    const [host, member] = [client(), client()];
    try {
        await host.createGroup('class');
        await member.joinGroup('class');
        let told = 0;
        member.onStatus(() => (told += 1));
        for (let index = 0; index < 20_000; index += 1) member.fire('x', '', 'own');
        expect([told, member.status.merged]).toEqual([0, 0]);
        await until('it is told', () => member.status.merged > 0 && member.status.sent > 0);
        const { sent, merged, missed } = member.status;
        expect([sent + merged, missed]).toEqual([20_000, 0]);
        expect(told).toBeLessThan(20);
        await until('it arrived', () => host.status.received === sent);
    } finally {
        await member.dispose();
        await host.dispose();
        browser.close();
    }
});
