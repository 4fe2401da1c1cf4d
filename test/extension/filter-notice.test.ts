import { describeEachVm } from './stage';

describeEachVm('A network filter', ({ stage }) => {
    test('N12: is told to the editor once, with the type by which its dialog knows it', async () => {
        const { player, client } = await stage({});
        const told: unknown[] = [];
        player.vm.runtime.on('PERIPHERAL_REQUEST_ERROR', (data) => told.push(data));
        client.fail('server-down');
        expect(told).toEqual([]);
        client.fail('filtered');
        client.fail('filtered');
        expect(told).toEqual([{ extensionId: 'meshV2', errorType: 'networkFilter' }]);
        client.enter();
        client.fail('filtered');
        expect(told).toHaveLength(2);
    });
});
