import type { PageBackend } from '../../src/offline/page-backend';
import type { Answer, Backend } from '../conformance/backend';

/** A page's backend as the conformance suite knows one. */
export function asBackend(page: PageBackend): Backend {
    return {
        execute: (query, variables = {}) => page.execute({ query, variables }),
        async subscribe(query, variables) {
            const messages: Answer[] = [];
            const answers = await page.subscribe({ query, variables });
            if (!(Symbol.asyncIterator in answers)) return { messages: [answers], ended: true, stop: () => undefined };
            const collector = { messages, ended: false, stop: () => void answers.return?.() };
            const collect = async () => {
                for await (const answer of answers) messages.push(answer);
                collector.ended = true;
            };
            void collect();
            return collector;
        },
        stop: async () => page.dispose(),
    };
}
