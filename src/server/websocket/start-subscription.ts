import type { GroupKey } from '../../core/records';
import type { Contract } from '../../wire/contract';
import { MeshError } from '../../wire/errors';
import type { Connection } from './connection';
import type { FanOut } from '../fan-out/fan-out';
import { groupSubscription } from '../fan-out/group-subscription';
import type { PreparedOperation, Variables } from '../graphql/prepared-operation';
import { SilentIterable } from './silent-iterable';
import type { SubscriptionShares } from '../fan-out/subscription-shares';

/** Subscriptions on one connection: a client has one, a tool that watches a school some dozens. */
const SUBSCRIPTIONS_MAX = 100;

/** What a subscription needs, whatever the protocol. */
export interface SubscriptionParts {
    readonly contract: Pick<Contract, 'checkSubscription'>;
    readonly fanOut: FanOut;
    readonly shares: SubscriptionShares;
    /** A member that listens gave a sign of life. */
    readonly hear: (group: GroupKey, nodeId: string) => void;
}

/** What of a connection a subscription writes to. */
export type SubscribedConnection = Pick<
    Connection,
    'address' | 'nodeId' | 'speaksFor' | 'subscriptions' | 'countSubscription' | 'waitingBytes' | 'write' | 'dropSlow'
>;

/**
 * Subscribes a connection to a group. The subscriber is added first and the group asked for then: what is published in
 * between is not lost.
 * @param messageStart what each message to it begins with, up to the payload
 * @throws {MeshError}
 */
export async function startSubscription(
    { contract, fanOut, shares, hear }: SubscriptionParts,
    connection: SubscribedConnection,
    messageStart: string,
    operation: PreparedOperation,
    variables: Variables,
): Promise<SilentIterable> {
    if (connection.subscriptions >= SUBSCRIPTIONS_MAX)
        throw new MeshError(
            'LimitExceeded',
            `A connection is limited to ${SUBSCRIPTIONS_MAX} subscriptions; it has ${connection.subscriptions}.`,
        );
    const { group, selection } = groupSubscription(operation, variables);
    const giveBack = shares.take(connection.address, group, selection);
    const subscription: SilentIterable = new SilentIterable(() => {
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
        write: (frames) => connection.write(frames),
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
