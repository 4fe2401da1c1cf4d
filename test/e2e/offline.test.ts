// Two VMs of one process over the backend inside the page: no server, no network.
import { until } from '../until';
import { sensorValue } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { bundle } from './bundle';
import { Member } from './classroom';

const SENDER = {
    variables: { i: 0 },
    scripts: [[whenFlagClicked(), repeat(20, changeVariable('i', 1), broadcast('go'))]],
};
const RECEIVER = {
    variables: { score: 7 },
    lists: ['xs'],
    scripts: [[whenReceived('go'), addTo('xs', sensorValue('i'))]],
};

it('D1 D3: two offline projects in one process share events and variables', async () => {
    const install = bundle('scratch-mesh-offline').install;
    const host = await Member.open('@scratch/scratch-vm 15.1.1', SENDER, (vm) => install(vm));
    const other = await Member.open('@scratch/scratch-vm 15.1.1', RECEIVER, (vm) => install(vm));
    try {
        await host.mesh.createGroup('offline');
        expect((await other.mesh.listGroups()).map(({ name }) => name)).toEqual(['offline']);
        await other.mesh.joinGroup('offline');
        await until('the page pushes', () => other.mesh.status.transport === 'page');
        host.player.greenFlag();
        await until('20 broadcasts', () => other.player.list('xs').length >= 20);
        expect(other.player.list('xs')).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
        await host.mesh.leave();
        await until('the end is told', () => other.mesh.status.state === 'error');
        expect(other.mesh.status.lastError?.kind).toBe('group-gone');
    } finally {
        await host.close();
        await other.close();
    }
});
