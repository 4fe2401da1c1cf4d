import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import type { PageChannel } from './page-channel';
import type { PageMessage } from './page-messages';
import { isAnswerOf, isArgsOf, type RoutedAnswer, type RoutedArgs, type RoutedField } from './wire-guards';

/** How long another page is waited for, in milliseconds: a page that is awake answers within a few. */
const ANSWER_TIMEOUT_MS = 1000;

/** The page that was asked did not answer: it is closed, asleep, or talks nonsense. */
export class NoAnswer extends Error {}

interface Waiting {
    readonly page: string;
    readonly settle: (answer: Extract<PageMessage, { kind: 'answer' | 'refusal' }> | null) => void;
}

/** Asks other pages, and answers them. */
export class RemoteCalls {
    private readonly waiting = new Map<number, Waiting>();
    private lastId = 0;

    public constructor(
        private readonly pageId: string,
        private readonly channel: PageChannel,
    ) {}

    /**
     * Asks another page.
     * @throws {MeshError} what the other page refused it with
     * @throws {NoAnswer} when it is silent for too long
     */
    public async ask<Field extends RoutedField>(
        page: string,
        field: Field,
        args: RoutedArgs<Field>,
    ): Promise<RoutedAnswer<Field>> {
        const answer = await this.answerOf(page, field, args);
        if (answer?.kind === 'refusal') {
            const { errorType, message, reason } = answer.refusal;
            throw new MeshError(errorType, message, reason);
        }
        if (answer === null || !isAnswerOf(field, answer.value)) throw new NoAnswer();
        return answer.value;
    }

    /** Takes what another page answered. Only the page that was asked can answer. */
    public take(answer: Extract<PageMessage, { kind: 'answer' | 'refusal' }>): void {
        const waiting = this.waiting.get(answer.id);
        if (waiting !== undefined && waiting.page === answer.from) waiting.settle(answer);
    }

    /** Answers another page with what this page's own contract says. */
    public async answer(call: Extract<PageMessage, { kind: 'call' }>, contract: Contract): Promise<void> {
        const { from: to, id } = call;
        const from = this.pageId;
        try {
            const value = await perform(contract, call.field, call.args);
            this.channel.post({ kind: 'answer', from, to, id, value });
        } catch (thrown) {
            // Anything but a refusal is this page's own fault: the asking page sees that no answer came.
            if (!(thrown instanceof MeshError)) return;
            const { errorType, message, reason } = thrown;
            this.channel.post({ kind: 'refusal', from, to, id, refusal: { errorType, message, reason } });
        }
    }

    /** Gives up every wait. */
    public close(): void {
        for (const { settle } of [...this.waiting.values()]) settle(null);
    }

    private answerOf(page: string, field: RoutedField, args: unknown) {
        return new Promise<Parameters<Waiting['settle']>[0]>((resolve) => {
            const id = (this.lastId += 1);
            const settle: Waiting['settle'] = (answer) => {
                clearTimeout(timer);
                this.waiting.delete(id);
                resolve(answer);
            };
            const timer = setTimeout(() => settle(null), ANSWER_TIMEOUT_MS);
            this.waiting.set(id, { page, settle });
            this.channel.post({ kind: 'call', from: this.pageId, to: page, id, field, args });
        });
    }
}

async function perform<Field extends RoutedField>(contract: Contract, field: Field, args: unknown): Promise<unknown> {
    if (!isArgsOf(field, args)) throw new MeshError('ValidationError', `${field} was called with other arguments.`);
    const call: (args: never) => Promise<unknown> = contract[field];
    const answer: unknown = await Reflect.apply(call, contract, [args]);
    // The statuses of a poll are a question of their own: a function cannot be sent.
    return field === 'pollGroupData' && typeof answer === 'object' ? { ...answer, nodeStatuses: [] } : answer;
}
