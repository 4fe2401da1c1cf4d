// What the connection dialogs and status buttons of editors need from an extension: find groups, connect, disconnect.
import { EXTENSION_ID } from '../../blocks/blocks';
import type { MeshClient } from '../client/client';
import { groupLabel, groupsByCode, listLabel } from '../client/groups/join-code';
import { listedGroups } from '../client/groups/listed-groups';
import type { GroupInfo, MeshStatus, StatusError } from '../client/status/status';
import { localText, type TextId } from '../../locales/local-text';
import { inGroup } from './in-group';
import { errorSentence } from './status-text';
import type { VmRuntime } from './vm-types';

/** The peripheral that stands for a new group. Today's editors know it by this id. */
const HOST_PERIPHERAL_ID = 'meshV2_host';
/** The usual lifetime of a group, in seconds. The remaining share appears as signal strength. */
const GROUP_LIFE_S = 1_500;

/** A group as a dialog lists it. */
export interface Peripheral {
    readonly peripheralId: string;
    readonly name: string;
    /** −100 (about to end) to 0 (just begun). */
    readonly rssi: number;
    readonly domain: string;
}

/** The dialog's dependencies. */
export interface ConnectionDialogParts {
    readonly runtime: VmRuntime;
    readonly client: MeshClient;
    /** The editor's language. */
    readonly locale: () => string;
    /**
     * Whether the list offers a new group. Packaged projects do not offer one, because they connect to the first group
     * found.
     */
    readonly offersHosting: boolean;
}

/** The dialog's side of the extension. */
export class ConnectionDialog {
    private readonly stopWatching: () => void;
    private wasInGroup = false;
    private wasFiltered = false;

    public constructor(private readonly parts: ConnectionDialogParts) {
        this.stopWatching = parts.client.onStatus((status) => this.watch(status));
    }

    public dispose(): void {
        this.stopWatching();
    }

    /** Finds groups. The editor gets the list or the error. */
    public async scan(): Promise<void> {
        try {
            const groups = await this.parts.client.listGroups();
            const found = listedGroups(groups).map((group) => this.peripheralOf(group));
            this.emit('PERIPHERAL_LIST_UPDATE', this.parts.offersHosting ? [...found, this.hosting()] : found);
        } catch {
            this.tellError();
        }
    }

    /** Joins a group from the list, or creates a new one. The editor gets the result. */
    public async connect(peripheralId: string): Promise<void> {
        const { client } = this.parts;
        try {
            await (peripheralId === HOST_PERIPHERAL_ID ? client.createGroup() : client.joinGroup(peripheralId));
        } catch {
            this.tellError();
        }
    }

    /** The groups whose code begins with the given text. @throws {MeshClientError} */
    public async search(typed: string): Promise<Peripheral[]> {
        return groupsByCode(await this.parts.client.listGroups(), typed).map((group) => this.peripheralOf(group));
    }

    /** The dialog's sentence while connected. */
    public connectedMessage(): string {
        const { group, role, members } = this.parts.client.status;
        const id: TextId = group === null ? 'mesh.dialog.disconnected' : `mesh.dialog.${role ?? 'member'}`;
        const name = group === null ? '' : groupLabel(group);
        return localText(this.parts.locale(), id, { NAME: name, COUNT: members });
    }

    private peripheralOf(group: GroupInfo): Peripheral {
        // The device's own clock may be hours off. If the server's clock is not known, the name shows no time.
        const { memberCount, secondsLeft = null, isOwn } = group;
        const locale = this.parts.locale();
        const label = isOwn ? localText(locale, 'mesh.dialog.own', { NAME: listLabel(group) }) : listLabel(group);
        const id = memberCount === undefined ? 'mesh.dialog.found' : 'mesh.dialog.foundMembers';
        const minutes = Math.ceil((secondsLeft ?? 0) / 60);
        const values = { NAME: label, COUNT: memberCount ?? 0, MINUTES: minutes };
        const name = secondsLeft === null ? label : localText(locale, id, values);
        const rssi = secondsLeft === null ? 0 : Math.round(-100 + 100 * Math.min(1, secondsLeft / GROUP_LIFE_S));
        return { peripheralId: group.id, name, rssi, domain: group.domain };
    }

    private hosting(): Peripheral {
        const name = localText(this.parts.locale(), 'mesh.dialog.start');
        return { peripheralId: HOST_PERIPHERAL_ID, name, rssi: 0, domain: '' };
    }

    private watch(status: MeshStatus): void {
        this.noticeFilter(status);
        const now = inGroup(status);
        if (now === this.wasInGroup) return;
        this.wasInGroup = now;
        if (now) return this.emit('PERIPHERAL_CONNECTED', {});
        this.emit('PERIPHERAL_DISCONNECTED', {});
        const { lastError } = status;
        if (lastError?.kind !== 'group-gone') return;
        const message = this.sentence(lastError);
        this.emit('PERIPHERAL_CONNECTION_LOST_ERROR', { extensionId: EXTENSION_ID, message });
        // An open dialog gets no other event and would still say "Connected".
        this.emit('PERIPHERAL_REQUEST_ERROR', { extensionId: EXTENSION_ID, errorType: lastError.kind, message });
    }

    /**
     * Notifies the editor once each time a network filter answers instead of the server. Its dialog then shows the note
     * for the administrator.
     */
    private noticeFilter({ lastError, state }: MeshStatus): void {
        const isFiltered = lastError?.kind === 'filtered' && state !== 'connected';
        if (isFiltered && !this.wasFiltered)
            this.emit('PERIPHERAL_REQUEST_ERROR', { extensionId: EXTENSION_ID, errorType: 'networkFilter' });
        this.wasFiltered = isFiltered;
    }

    /** Reports a failed request, unless `noticeFilter` does. */
    private tellError(): void {
        const { lastError } = this.parts.client.status;
        if (lastError?.kind === 'filtered') return;
        const errorType = lastError?.kind ?? 'refused';
        const message = lastError === null ? '' : this.sentence(lastError);
        this.emit('PERIPHERAL_REQUEST_ERROR', { extensionId: EXTENSION_ID, errorType, message });
    }

    private sentence(error: StatusError): string {
        return errorSentence(error, this.parts.locale(), '');
    }

    private emit(event: string, data: object): void {
        this.parts.runtime.emit(event, data);
    }
}
