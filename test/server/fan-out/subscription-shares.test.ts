import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { Selection } from '../../../src/server/fan-out/selection';
import { SUBSCRIPTIONS_TO_GROUP_MAX, SubscriptionShares } from '../../../src/server/fan-out/subscription-shares';
import { executableSchema } from '../../../src/wire/executable-schema';
import { contractDouble } from '../graphql/contract-double';

test('an address is limited in its subscriptions to one group, and free again when they end', () => {
    const shares = new SubscriptionShares();
    const documents = new DocumentCache(executableSchema(contractDouble()));
    const query = 'subscription { onMessageInGroup(groupId: "g", domain: "d") { groupId } }';
    const selection = new Selection(documents.operation(query, undefined), {});
    const group = { id: 'g', domain: 'd' };
    const take = (address: string, id = 'g') => shares.take(address, { ...group, id }, selection);
    const ends = Array.from({ length: SUBSCRIPTIONS_TO_GROUP_MAX }, () => take('school'));
    expect(() => take('school')).toThrow(
        expect.objectContaining({ errorType: 'LimitExceeded', message: expect.stringContaining('375 subscriptions') }),
    );
    take('another school');
    take('school', 'another group');
    ends[0]?.();
    take('school');
    expect(() => take('school')).toThrow('to one group');
});
