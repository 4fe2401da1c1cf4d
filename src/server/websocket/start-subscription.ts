import type { GroupKey } from '../../core/records';
import type { Contract } from '../../wire/contract';
import { MeshError } from '../../wire/errors';
import { MessageQueue } from '../../wire/message-queue';
import type { Connection } from './connection';
import type { FanOut } from '../fan-out/fan-out';
import { groupSubscription } from '../fan-out/group-subscription';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';
import type { SubscriptionShares } from '../fan-out/subscription-shares';

/** Subscriptions on one connection. A client has one; a tool that monitors a school has some dozens. */
const SUBSCRIPTIONS_MAX = 100;

/** The dependencies of a subscription in any protocol. */
export interface SubscriptionParts {
    readonly contract: Pick<Contract, 'checkSubscription'>;
    readonly fanOut: FanOut;
    readonly shares: SubscriptionShares;
    /** A listening member gave a sign of life. */
    readonly hear: (group: GroupKey, nodeId: string) => void;
}

/**
 * Subscribes a connection to a group. It adds the subscriber first and then checks the group, so messages published in
 * between are not lost.
 * @param messageStart the start of each message to it, up to the payload
 * @param write writes the frames of messages to it
 * @returns a stream without messages, because the fan-out writes them itself. It ends with the subscription, and ending
 * it ends the subscription.
 * @throws {MeshError}
 */
export async function startSubscription(
    { contract, fanOut, shares, hear }: SubscriptionParts,
    connection: Connection,
    messageStart: string,
    write: (frames: Buffer) => void,
    { operation, variables }: { readonly operation: PreparedOperation; readonly variables: Variables },
): Promise<MessageQueue<never>> {
    if (connection.subscriptions >= SUBSCRIPTIONS_MAX)
        throw new MeshError(
            'LimitExceeded',
            `A connection is limited to ${SUBSCRIPTIONS_MAX} subscriptions; it has ${connection.subscriptions}.`,
        );
    const { group, selection } = groupSubscription(operation, variables);
    const giveBack = shares.take(connection.address, group, selection);
    const subscription = new MessageQueue<never>(() => {
        leave();
        countOut();
        giveBack();
    });
    const countOut = connection.countSubscription();
    const leave = fanOut.subscribe(group, selection, {
        messageStart,
        get waitingBytes() {
            return connection.waitingBytes;
        },
        write,
        dropSlow: (waitingBytes) => connection.dropSlow(waitingBytes),
        complete: () => subscription.end(),
    });
    try {
        await contract.checkSubscription({ groupId: group.id, domain: group.domain });
    } catch (thrown) {
        subscription.end();
        throw thrown;
    }
    const { nodeId } = connection;
    if (nodeId !== null) connection.speaksFor(() => hear(group, nodeId));
    return subscription;
}
