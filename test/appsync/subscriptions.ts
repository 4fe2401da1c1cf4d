// Who is subscribed to what. What a mutation answered is what its subscribers are sent: fields that its caller did not
// select are null to them, as at AppSync.
import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { at } from '../conformance/backend';
import type { Asked } from './utilities';

/** A subscription. */
export interface Subscription {
    readonly fieldName: string;
    readonly document: DocumentNode;
    readonly variables: Readonly<Record<string, unknown>>;
    /** The arguments of the field: a message whose fields of these names differ is not for it. */
    readonly filter: Readonly<Record<string, unknown>>;
    readonly invalidation: unknown;
    send(result: ExecutionResult): void;
    end(): void;
}

/** Bytes of a delivered message that are paid as one. */
const METERED_BYTES = 5 * 1024;
/** Bytes that AppSync takes in a message. */
const MESSAGE_MAX_BYTES = 240 * 1024;

/** All subscriptions of an API. */
export class Subscriptions {
    private readonly all = new Set<Subscription>();
    /** Messages delivered, each as often as it is paid. */
    public deliveries = 0;
    /** Messages that were made to wait. */
    public delayed = 0;

    public constructor(
        private readonly schema: GraphQLSchema,
        /** How long a message waits before it is sent, milliseconds: AppSync promises no order among them. */
        private readonly delay: () => number,
    ) {}

    public add(subscription: Subscription): () => void {
        this.all.add(subscription);
        return () => this.all.delete(subscription);
    }

    /** A mutation answered. */
    public feed(fieldName: string, value: unknown): void {
        const wait = this.delay();
        if (wait === 0) return this.send(fieldName, value);
        this.delayed += 1;
        setTimeout(() => this.send(fieldName, value), wait);
    }

    private send(fieldName: string, value: unknown): void {
        for (const subscription of [...this.all]) {
            if (subscription.fieldName !== fieldName) continue;
            if (Object.entries(subscription.filter).some(([name, wanted]) => at(value, name) !== wanted)) continue;
            const result = execute({
                schema: this.schema,
                document: subscription.document,
                variableValues: { ...subscription.variables },
                rootValue: { [fieldName]: value },
                fieldResolver: (source: unknown, _args, _context, info) => at(source, info.fieldName),
            });
            if (result instanceof Promise) continue;
            const bytes = Buffer.byteLength(JSON.stringify(result));
            if (bytes > MESSAGE_MAX_BYTES) continue;
            this.deliveries += Math.ceil(bytes / METERED_BYTES);
            subscription.send(result);
        }
    }

    /** A mutation's code ended subscriptions. */
    public invalidate({ invalidations }: Asked): void {
        for (const { subscriptionField, payload } of invalidations)
            for (const subscription of [...this.all])
                if (subscription.fieldName === subscriptionField && matches(subscription.invalidation, payload)) {
                    this.all.delete(subscription);
                    subscription.end();
                }
    }
}

/** Whether a payload passes one group of an enhanced filter. */
function matches(filter: unknown, payload: Readonly<Record<string, unknown>>): boolean {
    const groups = at(filter, 'filterGroup');
    if (!Array.isArray(groups)) return false;
    return groups.some((group: unknown) => {
        const filters = at(group, 'filters');
        return (
            Array.isArray(filters) &&
            filters.every((each: unknown) => {
                if (at(each, 'operator') !== 'eq') throw new Error('Only eq is known here.');
                return payload[String(at(each, 'fieldName'))] === at(each, 'value');
            })
        );
    });
}
