import type { TimeSources } from '../../src/core/clock';
import type { PageBackend } from '../../src/offline/page-backend';
import type { Answer, Backend } from '../conformance/backend';

/** The device's time, which can be made to fail. */
export class BreakableTime implements TimeSources {
    private isBroken = false;

    public breakDown(): void {
        this.isBroken = true;
    }

    public wall(): number {
        return Date.now();
    }

    public monotonic(): number {
        if (this.isBroken) throw new Error('The clock is broken');
        return performance.now();
    }
}

/** A page's backend as the conformance suite knows one; `time` is what it was opened with. */
export function asBackend(page: PageBackend, time?: BreakableTime): Backend {
    return {
        ...(time !== undefined && { breakDown: () => time.breakDown() }),
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
