import { inboundOfMessage } from '../../src/client/api/messages';

const TIMESTAMP = '2026-01-11T13:22:00.123Z';
const nothing = { batchEvent: null, groupDissolve: null, members: null, membersPosition: null, state: null };
const data = [{ key: 'x', value: '1' }];

/** The one report in a message. */
function changesIn(changed: Parameters<typeof status>[0]) {
    const [inbound] = inboundOfMessage({ ...nothing, nodeStatus: status(changed) });
    return inbound?.kind === 'variables' ? inbound.changes : null;
}

function status(
    changed:
        { key: string; value: string; position: string; removed: boolean | null; initial: boolean | null }[] | null,
) {
    return { nodeId: 'n', timestamp: TIMESTAMP, changed, data };
}

test('a report says what it changed', () => {
    const change = { key: 'y', value: '2', position: 'EVENT#p', removed: null, initial: null };
    expect(changesIn([change])).toMatchObject([{ key: 'y', value: '2', position: 'EVENT#p' }]);
    expect(changesIn([])).toEqual([]);
});

test('a report that was pushed as an editor of today selected it is read from its data, at its time', () => {
    const [change] = changesIn(null) ?? [];
    expect(change).toMatchObject({ key: 'x', value: '1', removed: false });
    const position = change?.position ?? '';
    expect(position > 'EVENT#2026-01-11T13:22:00.122Z#zzzz').toBe(true);
    expect(position < 'EVENT#2026-01-11T13:22:00.123Z#0000').toBe(true);
});
