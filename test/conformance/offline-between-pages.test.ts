import { asBackend } from '../offline/as-backend';
import { Browser } from '../offline/pages';
import { at, list, text, until, type Backend } from './backend';
import { conformance } from './conformance';
import { LIST_GROUPS } from './old-client';

/** Groups are created in one page and used from another: every rule holds through the channel too. */
async function startTwoPages(settings: object): Promise<Backend> {
    const browser = new Browser();
    const owner = asBackend(browser.open({ settings }));
    const other = asBackend(browser.open({ settings }));

    /** News of a group needs a moment from page to page. */
    async function known(group: unknown): Promise<void> {
        const domain = text(group, 'domain');
        await until('the other page to know the group', async () => {
            const groups = list(await other.execute(LIST_GROUPS, { domain }), 'data', 'listGroupsByDomain');
            return groups.some((each) => text(each, 'id') === text(group, 'id'));
        });
    }

    return {
        async execute(query, variables) {
            if (!query.includes('createGroup')) return other.execute(query, variables);
            const answer = await owner.execute(query, variables);
            if (answer.errors === undefined) await known(at(answer, 'data', 'createGroup'));
            return answer;
        },
        subscribe: (query, variables) => other.subscribe(query, variables),
        stop: async () => browser.close(),
    };
}

conformance('two pages of one browser', startTwoPages);
