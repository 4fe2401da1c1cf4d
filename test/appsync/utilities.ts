// `util`, `extensions` and `runtime` as AWS documents them, as far as the resolvers use them. What they do not use is
// not here: a resolver that reaches for more fails, and so do its tests.
import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Evaluated } from './sandbox';

/** What a handler asked of AppSync besides its answer. */
export interface Asked {
    invalidationFilter: unknown;
    invalidations: { readonly subscriptionField: string; readonly payload: Readonly<Record<string, unknown>> }[];
}

/** How `util.error` and `runtime.earlyReturn` leave a handler. */
export class Signal extends Error {
    public constructor(public readonly evaluated: Evaluated) {
        super('A handler has ended.');
    }
}

/** The format that the resolvers write times in. */
const FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

/** The objects that a resolver imports. */
export class Utilities {
    private asked: Asked = { invalidationFilter: null, invalidations: [] };

    /** Begins a call; what the handler asks for stands in the answer. */
    public begin(): Asked {
        this.asked = { invalidationFilter: null, invalidations: [] };
        return this.asked;
    }

    public readonly util = {
        error(message: string, type = 'UnknownError', _data: unknown = null, errorInfo: unknown = null): never {
            throw new Signal({ kind: 'error', message, type, errorInfo: JSON.parse(JSON.stringify(errorInfo)) });
        },
        // Java's Pattern knows what the resolvers write in the same way.
        matches: (pattern: string, text: string): boolean => new RegExp(pattern).test(text),
        urlEncode: (text: string): string =>
            encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
                .replaceAll('%20', '+')
                .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
        autoId: (): string => randomUUID(),
        time: {
            nowEpochMilliSeconds: (): number => Date.now(),
            parseISO8601ToEpochMilliSeconds(text: string): number {
                const time = Date.parse(text);
                if (Number.isNaN(time))
                    throw new Signal({ kind: 'error', message: 'Unparseable date', type: 'Date', errorInfo: null });
                return time;
            },
            epochMilliSecondsToFormatted(time: number, format: string, zone: string): string {
                if (format !== FORMAT || zone !== 'UTC') throw new Error(`The format ${format} is not known here.`);
                return new Date(time).toISOString();
            },
        },
        dynamodb: {
            toMapValues: (values: Record<string, unknown>): unknown =>
                marshall(JSON.parse(JSON.stringify(values)), { removeUndefinedValues: true }),
        },
    };

    public readonly extensions = {
        setSubscriptionInvalidationFilter: (filter: unknown): void => {
            this.asked.invalidationFilter = JSON.parse(JSON.stringify(filter));
        },
        invalidateSubscriptions: (invalidation: Asked['invalidations'][number]): void => {
            this.asked.invalidations.push(JSON.parse(JSON.stringify(invalidation)));
        },
    };

    public readonly runtime = {
        earlyReturn(value: unknown = null, options: { readonly skipTo?: 'END' | 'NEXT' } = {}): never {
            throw new Signal({
                kind: 'early',
                value: JSON.parse(JSON.stringify(value)),
                toEnd: options.skipTo === 'END',
            });
        },
    };
}
