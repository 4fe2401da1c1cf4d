import type { DocumentNode } from 'graphql';
import { OnMessageExtendedDocument, type OnMessageExtendedSubscription } from '../../wire/operations';
import type { PushSource } from './push-source';

/** How a backend in the page is subscribed to. Returns the function that ends it. */
export type PageSubscribe = (
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    observer: { next(data: OnMessageExtendedSubscription): void; end(reason: string): void },
) => () => void;

/** Pushes from a backend in the page: it is always there, and always knows Part 2 of the contract. */
export function pageSource(subscribe: PageSubscribe): PushSource {
    return {
        name: 'page',
        open(membership, events) {
            const { id: groupId, domain } = membership.group;
            const stop = subscribe(
                OnMessageExtendedDocument,
                { groupId, domain },
                {
                    next: ({ onMessageInGroup }) => {
                        if (onMessageInGroup) events.onMessage(onMessageInGroup);
                    },
                    end: (reason) => events.onClosed(reason),
                },
            );
            // After the return, so that whoever opened it already holds it.
            queueMicrotask(() => events.onAcknowledged());
            return stop;
        },
    };
}
