// A group that this browser created: controlled with its key, kept alive, observed, and joined by each window as a
// member.
import type { MeshClient } from '../../client/client';
import type { Stop } from '../../client/environment';
import { failureOf } from '../../client/failures';
import {
    CreateDomainDocument,
    CreateHostedGroupDocument,
    DissolveGroupDocument,
    GroupReportDocument,
    PauseGroupDocument,
    ProlongGroupDocument,
    RemoveMemberDocument,
    RenewHeartbeatOfWindowDocument,
    type GroupReportQuery,
} from '../../wire/operations';
import type { GroupRight, OwnGroups } from './own-groups';
import type { ServerAccess } from './server-access';

/** The host's report on its group. */
export type GroupReport = GroupReportQuery['groupReport'];

/** The options of a new group. */
export interface NewGroup {
    readonly name: string;
    readonly minutes: number;
}

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
        private readonly right: GroupRight,
        private readonly access: ServerAccess,
        private readonly own: OwnGroups,
        public readonly client: MeshClient,
        /** The member of this window. */
        private readonly nodeId: string,
    ) {}

    /**
     * Creates a group that lasts that many minutes, or as long as the server allows, and joins it.
     * @throws {MeshClientError}
     */
    public static async create(
        { name, minutes }: NewGroup,
        access: ServerAccess,
        own: OwnGroups,
    ): Promise<HostedGroup> {
        const { environment } = access;
        const hostId = environment.newId();
        const domain = environment.page.parameter('mesh') ?? (await access.run(CreateDomainDocument, {})).createDomain;
        const variables = { name, hostId, domain, useWebSocket: true };
        const { createGroup } = await access.run(CreateHostedGroupDocument, variables);
        const { id: groupId, hostKey, createdAt, expiresAt } = createGroup;
        const right = { groupId, domain, hostId, hostKey: hostKey ?? '', name };
        own.keep(right);
        const missing = minutes * 60 - secondsBetween(createdAt ?? expiresAt, expiresAt);
        // A server that allows less time still creates the group. The page says how long it lasts.
        if (missing > 0) await prolong(access, right, missing).catch(() => undefined);
        return HostedGroup.open(right, access, own);
    }

    /** Resumes a group of this browser. @throws {MeshClientError} */
    public static async open(right: GroupRight, access: ServerAccess, own: OwnGroups): Promise<HostedGroup> {
        const nodeId = access.environment.newId();
        own.addWindow(right.groupId, nodeId);
        const client = access.client(right.domain, nodeId);
        const group = new HostedGroup(right, access, own, client, nodeId);
        group.keepAlive();
        try {
            await client.joinGroup(right.groupId);
            return group;
        } catch (error) {
            await group.close();
            throw error;
        }
    }

    public get id(): string {
        return this.right.groupId;
    }

    /** The members that are not windows of this browser. */
    public studentsOf({ members }: GroupReport): GroupReport['members'] {
        return this.own.studentsIn(this.id, members);
    }

    /** The members and their activity. @throws {MeshClientError} */
    public async report(): Promise<GroupReport> {
        return (await this.access.run(GroupReportDocument, keyOf(this.right))).groupReport;
    }

    /** @throws {MeshClientError} */
    public async pause(paused: boolean): Promise<void> {
        await this.access.run(PauseGroupDocument, { ...keyOf(this.right), paused });
    }

    /** Moves the end as far as the server allows. Resolves with the new end, ISO 8601. @throws {MeshClientError} */
    public prolong(seconds: number): Promise<string> {
        return prolong(this.access, this.right, seconds);
    }

    /** @throws {MeshClientError} */
    public async remove(nodeId: string): Promise<void> {
        await this.access.run(RemoveMemberDocument, { ...keyOf(this.right), nodeId });
    }

    /** Ends the group for everybody. @throws {MeshClientError} */
    public async dissolve(): Promise<void> {
        await dissolve(this.right, this.access, this.own);
        await this.close();
    }

    /** The group has ended: this window leaves it, and the browser forgets it. */
    public async over(): Promise<void> {
        this.own.forget(this.id);
        await this.close();
    }

    private async close(): Promise<void> {
        this.isClosed = true;
        this.stopHeartbeat();
        await this.client.dispose();
    }

    private keepAlive(): void {
        const { groupId, domain, hostId } = this.right;
        const next = (ms: number) => {
            if (!this.isClosed) this.stopHeartbeat = this.access.environment.after(ms, () => this.keepAlive());
        };
        this.access.run(RenewHeartbeatOfWindowDocument, { groupId, domain, hostId, nodeId: this.nodeId }).then(
            ({ renewHeartbeat: { heartbeatIntervalSeconds } }) =>
                next((heartbeatIntervalSeconds ?? HEARTBEAT_DEFAULT_S) * 1000),
            () => next(RETRY_MS),
        );
    }
}

/** Ends a group of this browser for everybody, without opening it. @throws {MeshClientError} */
export async function dissolve(
    { groupId, domain, hostId }: GroupRight,
    access: ServerAccess,
    own: OwnGroups,
): Promise<void> {
    try {
        await access.run(DissolveGroupDocument, { groupId, domain, hostId });
    } catch (error) {
        // A group that has already ended needs nothing.
        if (failureOf(error).kind !== 'group-gone') throw error;
    }
    own.forget(groupId);
}

/**
 * The server's report on a group of this browser; null if it has ended, and the browser then forgets it.
 * @throws {MeshClientError}
 */
export async function askAfter(right: GroupRight, access: ServerAccess, own: OwnGroups): Promise<GroupReport | null> {
    try {
        return (await access.run(GroupReportDocument, keyOf(right))).groupReport;
    } catch (error) {
        // The browser gives up the right to a group only when the group has ended. A request may just have failed.
        if (failureOf(error).kind !== 'group-gone') throw error;
        own.forget(right.groupId);
        return null;
    }
}

async function prolong(access: ServerAccess, right: GroupRight, seconds: number): Promise<string> {
    return (await access.run(ProlongGroupDocument, { ...keyOf(right), seconds })).prolongGroup.expiresAt;
}

function keyOf({ groupId, domain, hostKey }: GroupRight): { groupId: string; domain: string; hostKey: string } {
    return { groupId, domain, hostKey };
}

/** Whole seconds between two times of the server. */
export function secondsBetween(from: string, to: string): number {
    return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}
