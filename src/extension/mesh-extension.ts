import { EXTENSION_ID } from '../../blocks/blocks';
import { localText } from '../../locales/local-text';
import type { MeshClient } from '../client/client';
import { knownError } from '../client/status/errors';
import { groupLabel } from '../client/groups/join-code';
import type { ConnectionState } from '../client/status/status';
import { extensionInfo, type ExtensionInfo } from './block-info';
import { ConnectionDialog, type Peripheral } from './connection-dialog';
import { eventNameItems, variableNameItems } from './menus';
import { markPresent } from './present-mesh';
import { ProjectSharing } from './project-sharing';
import { errorSentence } from './status-text';
import type { VmBlockUtility, VmRuntime } from './vm-types';

/** A block's arguments by name, as the VM passes them: texts, numbers or booleans. */
export type BlockArguments = Readonly<Record<string, unknown>>;

/** The host's options for the extension. */
export interface ExtensionOptions {
    /** The language of the blocks; a function if it can change. @default 'en' */
    readonly locale?: string | (() => string) | undefined;
    /**
     * Whether the connection dialog offers a new group. Packaged projects connect to the first group found. @default
     * true
     */
    readonly offersHosting?: boolean | undefined;
    /** Milliseconds of a monotonic clock, for the length of a tick. @default the browser's */
    readonly now?: (() => number) | undefined;
}

/** The group in the form that the Smalruby editor reads. */
export interface MeshService {
    readonly groupId: string | null;
    readonly groupName: string | null;
    readonly isHost: boolean;
    readonly expiresAt: string | null;
}

/** The blocks, and the sharing that needs no block. It owns the given client. */
export class MeshExtension {
    private readonly sharing: ProjectSharing;
    private readonly dialog: ConnectionDialog;
    private readonly stops: readonly (() => void)[];

    public constructor(
        private readonly runtime: VmRuntime,
        private readonly client: MeshClient,
        private readonly options: ExtensionOptions = {},
    ) {
        this.sharing = new ProjectSharing(runtime, client, options.now ?? (() => performance.now()));
        this.dialog = new ConnectionDialog({
            runtime,
            client,
            locale: () => this.locale(),
            offersHosting: options.offersHosting ?? true,
        });
        runtime.registerPeripheralExtension?.(EXTENSION_ID, this);
        this.stops = [
            markPresent(runtime, { extension: this, client }),
            () => {
                this.sharing.dispose();
                this.dialog.dispose();
                delete runtime.peripheralExtensions?.[EXTENSION_ID];
            },
        ];
    }

    /** The palette's category in the current language. The VM asks again when the language changes. */
    public getInfo(): ExtensionInfo {
        return extensionInfo(this.locale());
    }

    /** Leaves the group and restores the VM. */
    public async dispose(): Promise<void> {
        for (const stop of this.stops) stop();
        await this.client.dispose();
    }

    // The menus. The VM refuses an empty one.

    public eventNames(): string[] {
        return orDefault(eventNameItems(this.runtime, this.client), localText(this.locale(), 'mesh.default.event'));
    }

    public variableNames(): string[] {
        return orDefault(
            variableNameItems(this.runtime, this.client),
            localText(this.locale(), 'mesh.default.variable'),
        );
    }

    // The blocks, by their opcodes.

    public broadcastEvent(args: BlockArguments, { thread }: VmBlockUtility): void {
        this.sharing.fire(String(args['EVENT']), '', thread);
    }

    public broadcastEventWithPayload(args: BlockArguments, { thread }: VmBlockUtility): void {
        this.sharing.fire(String(args['EVENT']), String(args['PAYLOAD']), thread);
    }

    public eventPayload(_args: BlockArguments, { thread }: VmBlockUtility): string {
        return this.sharing.eventBehind(thread)?.payload ?? '';
    }

    public eventSender(_args: BlockArguments, { thread }: VmBlockUtility): string {
        return this.sharing.eventBehind(thread)?.sender ?? '';
    }

    public getSensorValue(args: BlockArguments): string {
        this.sharing.shareWritten();
        return this.client.variables.get(String(args['NAME'])) ?? '';
    }

    public setSharedVariable(args: BlockArguments): void {
        this.sharing.shareWritten();
        this.client.setVariable(String(args['NAME']), String(args['VALUE']));
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
        return this.client.status.transport ?? '';
    }

    public async createGroup(args: BlockArguments): Promise<void> {
        await this.client.createGroup(String(args['NAME'])).catch(toldInStatus);
    }

    public async joinGroup(args: BlockArguments): Promise<void> {
        await this.client.joinGroup(String(args['NAME'])).catch(toldInStatus);
    }

    public async leaveGroup(): Promise<void> {
        await this.client.leave();
    }

    // The connection dialog and the status button, by the names that editors call.

    public scan(): void {
        void this.dialog.scan();
    }

    public connect(peripheralId: string): void {
        void this.dialog.connect(peripheralId);
    }

    public disconnect(): void {
        void this.client.leave();
    }

    // The Smalruby editor's own methods, by the names that it calls.

    /** Changes the domain in which groups are found. Returns a sentence if the domain is invalid, else null. */
    public setDomain(domain: string | null): string | null {
        try {
            this.client.setDomain(domain ?? '');
            return null;
        } catch (error) {
            return errorSentence(knownError(error), this.locale(), '');
        }
    }

    /**
     * The groups whose hiragana code begins with the given text. None if the request fails; the status then says why.
     */
    public searchByName(hiragana: string): Promise<Peripheral[]> {
        return this.dialog.search(hiragana).catch(() => []);
    }

    public connectedMessage(): string {
        return this.dialog.connectedMessage();
    }

    public menuMessage(): { domain: string | null; group: string | null; expiresAt: string | null } {
        const { group } = this.client.status;
        if (group === null) return { domain: null, group: null, expiresAt: null };
        return { domain: group.domain, group: groupLabel(group), expiresAt: group.expiresAt };
    }

    public get connectionState(): ConnectionState {
        return this.client.status.state;
    }

    public get meshService(): MeshService {
        const { group, role } = this.client.status;
        return {
            groupId: group?.id ?? null,
            groupName: group?.name ?? null,
            isHost: role === 'host',
            expiresAt: group?.expiresAt ?? null,
        };
    }

    private locale(): string {
        const { locale = 'en' } = this.options;
        return typeof locale === 'function' ? locale() : locale;
    }
}

/** Ends a failed group block. The client has put the reason into the status, and the project continues. */
const toldInStatus = (): void => undefined;

function orDefault(items: string[], item: string): string[] {
    return items.length > 0 ? items : [item];
}
