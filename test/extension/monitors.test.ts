import type { TestBlock, TestRuntime } from '../vm/load-vm';
import { describeEachVm } from './stage';

/** Whether it has a checkbox in the palette; the newer VM says so in another way. */
function hasCheckbox({ json }: TestBlock): boolean {
    return json?.checkboxInFlyout === true || (json?.extensions ?? []).includes('monitor_block');
}

/** The opcodes of the blocks that have a checkbox in the palette. */
function offered(runtime: TestRuntime): string[] {
    const blocks = runtime._blockInfo.find(({ id }) => id === 'meshV2')?.blocks ?? [];
    return blocks.filter(hasCheckbox).map(({ info }) => info.opcode);
}

/** Ticks a block's checkbox. */
function show(runtime: TestRuntime, opcode: string): void {
    const block = { id: opcode, opcode: `meshV2_${opcode}`, inputs: {}, fields: {}, next: null, parent: null };
    runtime.monitorBlocks.createBlock({ ...block, topLevel: true, shadow: false });
    runtime.monitorBlocks.changeBlock({ id: opcode, element: 'checkbox', value: true });
}

describeEachVm('A monitor on the stage', ({ stage }) => {
    test('is offered for what has one value in the project, and not for what belongs to a script', async () => {
        const { player } = await stage({});
        expect(offered(player.vm.runtime)).toEqual(['memberCount', 'groupName', 'transport']);
    });

    test('shows what is true, in a group and outside', async () => {
        const { player, client } = await stage({});
        const { runtime } = player.vm;
        const opcodes = offered(runtime);
        for (const opcode of opcodes) show(runtime, opcode);
        const values = (): unknown[] => opcodes.map((opcode) => runtime._monitorState.get(opcode)?.get('value'));
        player.frames(2);
        expect(values()).toEqual([2, 'class 1', 'websocket']);
        client.leaveNow();
        player.frames(2);
        expect(values()).toEqual([0, '', '']);
    });
});
