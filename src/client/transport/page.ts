import type { DocumentNode } from 'graphql';
import { OnMessageExtendedDocument, type OnMessageExtendedSubscription } from '../../wire/operations';
import type { PushSource } from './transport';

/** Receives the messages of a subscription in the page. */
export interface PageObserver {
    /** It has begun, and gets everything that is published from now on. */
    open(): void;
    next(data: OnMessageExtendedSubscription): void;
    end(reason: string): void;
}

/** How a backend in the page is subscribed to. Returns the function that ends it. */
export type PageSubscribe = (
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    observer: PageObserver,
) => () => void;

/** Pushes from a backend in the page: it is always there, and always knows Part 2 of the contract. */
export function pageSource(subscribe: PageSubscribe): PushSource {
    return {
        name: 'page',
        saysWhoListens: false,
        open(membership, events) {
            const { id: groupId, domain } = membership.group;
            return subscribe(
                OnMessageExtendedDocument,
                { groupId, domain },
                {
                    open: () => events.onStage('subscribed'),
                    next: ({ onMessageInGroup }) => {
                        if (onMessageInGroup) events.onMessage(membership.api.inboundOf(onMessageInGroup));
                    },
                    end: (reason) => events.onClosed({ ending: 'closed', reason }),
                },
            );
        },
    };
}
