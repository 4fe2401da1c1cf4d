// The host's control over a group that this browser created, whether or not a window of this browser is in it.
import { failureOf } from '../../client/backend/failures';
import {
    CreateDomainDocument,
    CreateHostedGroupDocument,
    DissolveGroupDocument,
    GroupReportDocument,
    PauseGroupDocument,
    ProlongGroupDocument,
    RemoveMemberDocument,
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

/** Controls one group with its key. Every request rejects with a `MeshClientError`. */
export class GroupControl {
    public constructor(
        public readonly right: GroupRight,
        public readonly access: ServerAccess,
        private readonly own: OwnGroups,
    ) {}

    /** Creates a group that lasts that many minutes, or as long as the server allows. */
    public static async create(
        { name, minutes }: NewGroup,
        access: ServerAccess,
        own: OwnGroups,
    ): Promise<GroupControl> {
        const { environment } = access;
        const hostId = environment.newId();
        const domain = environment.page.parameter('mesh') ?? (await access.run(CreateDomainDocument, {})).createDomain;
        const variables = { name, hostId, domain, useWebSocket: true };
        const { createGroup } = await access.run(CreateHostedGroupDocument, variables);
        const { id: groupId, hostKey, createdAt, expiresAt } = createGroup;
        const right = { groupId, domain, hostId, hostKey: hostKey ?? '', name };
        own.keep(right);
        const control = new GroupControl(right, access, own);
        const missing = minutes * 60 - secondsBetween(createdAt ?? expiresAt, expiresAt);
        // A server that allows less time still creates the group. The page says how long it lasts.
        if (missing > 0) await control.prolong(missing).catch(() => undefined);
        return control;
    }

    /** Records a window of this browser that joins the group as this member. */
    public addWindow(nodeId: string): void {
        this.own.addWindow(this.right.groupId, nodeId);
    }

    /** The members that are not windows of this browser. */
    public studentsOf({ members }: GroupReport): GroupReport['members'] {
        const windows = this.own.windows(this.right.groupId);
        return members.filter(({ nodeId }) => !windows.has(nodeId));
    }

    /** The members and their activity. */
    public async report(): Promise<GroupReport> {
        return (await this.access.run(GroupReportDocument, this.key)).groupReport;
    }

    /** The report; null if the group has ended, and the browser then forgets it. */
    public reportIfLiving(): Promise<GroupReport | null> {
        return this.report().catch((error: unknown) => this.forgetIfGone(error));
    }

    public async pause(paused: boolean): Promise<void> {
        await this.access.run(PauseGroupDocument, { ...this.key, paused });
    }

    /** Moves the end as far as the server allows. Resolves with the new end, ISO 8601. */
    public async prolong(seconds: number): Promise<string> {
        return (await this.access.run(ProlongGroupDocument, { ...this.key, seconds })).prolongGroup.expiresAt;
    }

    public async remove(nodeId: string): Promise<void> {
        await this.access.run(RemoveMemberDocument, { ...this.key, nodeId });
    }

    /** Ends the group for everybody. A group that has already ended needs nothing. */
    public async dissolve(): Promise<void> {
        const { groupId, domain, hostId } = this.right;
        await this.access
            .run(DissolveGroupDocument, { groupId, domain, hostId })
            .catch((error: unknown) => this.forgetIfGone(error));
        this.forget();
    }

    /** Gives up the right to the group, which has ended. */
    public forget(): void {
        this.own.forget(this.right.groupId);
    }

    /** The browser gives up its right only if the group has ended. Any other request may just have failed. */
    private forgetIfGone(error: unknown): null {
        if (failureOf(error).kind !== 'group-gone') throw error;
        this.forget();
        return null;
    }

    private get key(): { groupId: string; domain: string; hostKey: string } {
        const { groupId, domain, hostKey } = this.right;
        return { groupId, domain, hostKey };
    }
}

/** Whole seconds between two times of the server. */
export function secondsBetween(from: string, to: string): number {
    return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}
