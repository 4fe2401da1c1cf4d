import type { MeshClient } from '../../client/client';
import type { Stop } from '../../client/environment/environment';
import { RenewHeartbeatOfWindowDocument } from '../../wire/operations';
import type { GroupControl } from './group-control';

/**
 * Wait before a failed heartbeat is sent again, ms: several times within the time that a group lives without its host.
 */
const RETRY_MS = 10_000;
/** Seconds between heartbeats if the server does not say. */
const HEARTBEAT_DEFAULT_S = 60;

/**
 * A hosted group, in one window of the page. The browser has the right to control it, so several windows can. Each
 * window sends the host's heartbeat, which may be repeated. Each joins as its own member, because two windows that send
 * under one id would count as one.
 */
export class HostedGroup {
    private stopHeartbeat: Stop = () => undefined;
    private isClosed = false;

    private constructor(
        public readonly control: GroupControl,
        public readonly client: MeshClient,
        /** The member of this window. */
        private readonly nodeId: string,
    ) {}

    /** Joins a group of this browser, and keeps it alive. @throws {MeshClientError} */
    public static async open(control: GroupControl): Promise<HostedGroup> {
        const { access, right } = control;
        const nodeId = access.environment.newId();
        control.addWindow(nodeId);
        const group = new HostedGroup(control, access.client(right.domain, nodeId), nodeId);
        group.keepAlive();
        try {
            await group.client.joinGroup(right.groupId);
            return group;
        } catch (error) {
            await group.close();
            throw error;
        }
    }

    /** Ends the group for everybody. @throws {MeshClientError} */
    public async dissolve(): Promise<void> {
        await this.control.dissolve();
        await this.close();
    }

    /** The group has ended: this window leaves it, and the browser forgets it. */
    public async over(): Promise<void> {
        this.control.forget();
        await this.close();
    }

    private async close(): Promise<void> {
        this.isClosed = true;
        this.stopHeartbeat();
        await this.client.dispose();
    }

    private keepAlive(): void {
        const { access, right } = this.control;
        const { groupId, domain, hostId } = right;
        const next = (ms: number) => {
            if (!this.isClosed) this.stopHeartbeat = access.environment.after(ms, () => this.keepAlive());
        };
        access.run(RenewHeartbeatOfWindowDocument, { groupId, domain, hostId, nodeId: this.nodeId }).then(
            ({ renewHeartbeat: { heartbeatIntervalSeconds } }) =>
                next((heartbeatIntervalSeconds ?? HEARTBEAT_DEFAULT_S) * 1000),
            () => next(RETRY_MS),
        );
    }
}
