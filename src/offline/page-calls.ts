import { print } from 'graphql';
import type { PageAnswer } from './page-answer';
import type { PageChannel } from './page-channel';
import type { PageReply } from './page-messages';
import type { CheckedRequest } from './page-request';

/** Milliseconds that another page has to answer: a page that is awake answers within a few. */
const ANSWER_TIMEOUT_MS = 1000;

interface Waiting {
    readonly page: string;
    readonly settle: (answer: PageAnswer | null) => void;
}

/** Forwards requests to other pages. */
export class PageCalls {
    private readonly waiting = new Map<number, Waiting>();
    private lastId = 0;

    public constructor(
        private readonly pageId: string,
        private readonly channel: PageChannel,
    ) {}

    /** Another page's answer; null if it does not answer: it is closed, asleep, or talks nonsense. */
    public ask(page: string, { document, variables, operationName }: CheckedRequest): Promise<PageAnswer | null> {
        return new Promise((resolve) => {
            const id = (this.lastId += 1);
            const settle: Waiting['settle'] = (answer) => {
                clearTimeout(timer);
                this.waiting.delete(id);
                resolve(answer);
            };
            const timer = setTimeout(() => settle(null), ANSWER_TIMEOUT_MS);
            this.waiting.set(id, { page, settle });
            const request = { query: print(document), variables, operationName };
            this.channel.post({ kind: 'request', from: this.pageId, to: page, id, request });
        });
    }

    /** Takes another page's answer. Only the page that was asked can answer. */
    public take({ id, from, answer }: PageReply): void {
        const waiting = this.waiting.get(id);
        if (waiting !== undefined && waiting.page === from) waiting.settle(answer);
    }

    /** Gives up every wait. */
    public close(): void {
        for (const { settle } of [...this.waiting.values()]) settle(null);
    }
}
