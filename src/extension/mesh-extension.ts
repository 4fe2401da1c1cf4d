import type { MeshClient } from '../client/client';
import { textsOf } from '../../locales/locales';
import { extensionInfo, textOf, type ExtensionInfo } from './block-info';
import { shareBroadcasts } from './broadcast-sharing';
import { EventDelivery } from './event-delivery';
import { EventOrigin } from './event-origin';
import { wrapMethod, type Unwrap } from './method-wrap';
import { VariableSharing } from './variable-sharing';
import { BROADCAST_MESSAGE, type VmBlockUtility, type VmRuntime } from './vm-types';

/** Arguments of a block as the VM gives them: numbers and booleans too, where a student dropped such a block. */
type Args = Readonly<Record<string, unknown>>;

function textArgument(args: Args, name: string): string {
    return String(args[name] ?? '');
}

/** The Scratch extension: its blocks, and the sharing of what a project does anyway. */
export class MeshExtension {
    private readonly origin = new EventOrigin();
    private readonly delivery: EventDelivery;
    private readonly sharing: VariableSharing;
    private readonly stops: Unwrap[];
    private inGroup = false;

    /**
     * @param locale answers the editor's language now; asked whenever the palette is drawn
     */
    public constructor(
        private readonly runtime: VmRuntime,
        public readonly client: MeshClient,
        private readonly locale: () => string,
    ) {
        this.delivery = new EventDelivery(runtime, client, this.origin);
        this.sharing = new VariableSharing(runtime, client);
        this.stops = [
            client.onStatus(({ state }) => this.setInGroup(state === 'connected' || state === 'reconnecting')),
            shareBroadcasts(runtime, client, this.delivery, this.sharing, () => this.inGroup),
            wrapMethod<'_step', [], void>(runtime, '_step', (step) => {
                if (this.inGroup) this.delivery.beforeFrame();
                step();
                if (this.inGroup) this.sharing.afterFrame();
            }),
        ];
    }

    /** The palette in the editor's language. */
    public getInfo(): ExtensionInfo {
        return extensionInfo(this.locale());
    }

    /** Undoes every wrap, leaves the group and stops. */
    public async dispose(): Promise<void> {
        for (const stop of this.stops.splice(0)) stop();
        this.inGroup = false;
        await this.client.dispose();
    }

    /** Hat: the VM starts it by its name; it is never asked. */
    public whenEventReceived(): boolean {
        return true;
    }

    public broadcastEvent(args: Args): void {
        this.fire(textArgument(args, 'EVENT'), '');
    }

    public broadcastEventWithPayload(args: Args): void {
        this.fire(textArgument(args, 'EVENT'), textArgument(args, 'PAYLOAD'));
    }

    public eventPayload(_args: Args, { thread }: VmBlockUtility): string {
        return this.origin.of(thread)?.payload ?? '';
    }

    public eventSender(_args: Args, { thread }: VmBlockUtility): string {
        return this.origin.of(thread)?.sender ?? '';
    }

    public getSensorValue(args: Args): string {
        return this.client.variables.get(textArgument(args, 'NAME')) ?? '';
    }

    public setSharedVariable(args: Args): void {
        this.client.setVariable(textArgument(args, 'NAME'), textArgument(args, 'VALUE'));
    }

    public async createGroup(args: Args): Promise<void> {
        await settled(this.client.createGroup(textArgument(args, 'NAME')));
    }

    public async joinGroup(args: Args): Promise<void> {
        await settled(this.client.joinGroup(textArgument(args, 'NAME')));
    }

    public async leaveGroup(): Promise<void> {
        await this.client.leave();
    }

    public isConnected(): boolean {
        return this.client.status.state === 'connected';
    }

    public memberCount(): number {
        return this.client.status.members;
    }

    public groupName(): string {
        return this.client.status.group?.name ?? '';
    }

    public transport(): string {
        return textOf(textsOf(this.locale()), `transport.${this.client.status.transport ?? 'none'}`);
    }

    /** Menu: the project's broadcast messages, then the names seen in the group. */
    public eventNamesMenu(): string[] {
        const names = new Set(this.projectMessages());
        for (const name of this.client.eventNames()) names.add(name);
        return this.orDefault([...names], 'default.event');
    }

    /** Menu: every name that somebody in the group shares. */
    public variableNamesMenu(): string[] {
        return this.orDefault(this.client.variables.names().sort(), 'default.variable');
    }

    private fire(name: string, payload: string): void {
        if (!this.inGroup) return;
        this.sharing.sampleAll();
        this.client.fire(name, payload);
    }

    private setInGroup(inGroup: boolean): void {
        if (this.inGroup === inGroup) return;
        this.inGroup = inGroup;
        // On entering, everything is new to the group; on leaving, nothing of it is known to the next.
        this.sharing.forget();
    }

    private projectMessages(): string[] {
        const variables = Object.values(this.runtime.getTargetForStage()?.variables ?? {});
        return variables.filter(({ type }) => type === BROADCAST_MESSAGE).map(({ name }) => name);
    }

    /** An empty menu breaks the editor. */
    private orDefault(names: string[], defaultTextId: string): string[] {
        return names.length > 0 ? names : [textOf(textsOf(this.locale()), defaultTextId)];
    }
}

/** Waits for a block's work; what went wrong is in the status, and the project goes on. */
async function settled(work: Promise<unknown>): Promise<void> {
    await work.catch(() => undefined);
}
