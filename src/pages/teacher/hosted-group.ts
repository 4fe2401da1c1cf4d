// The group that this page hosts: made, kept through a reload, watched, and ended.
import { createApolloBackend, httpLink } from '../../client/apollo-backend';
import type { Backend } from '../../client/backend';
import type { MeshClient } from '../../client/client';
import { createMeshClient } from '../../client/create-client';
import { browserEnvironment } from '../../client/environment';
import { knownError } from '../../client/errors';
import {
    CreateDomainDocument,
    CreateHostedGroupDocument,
    GroupReportDocument,
    PauseGroupDocument,
    ProlongGroupDocument,
    RemoveMemberDocument,
    type GroupReportQuery,
} from '../../wire/operations';

export type GroupReport = GroupReportQuery['groupReport'];

/** The right to a group: what a reload of the page needs to go on. */
interface Hosting {
    readonly groupId: string;
    readonly domain: string;
    readonly hostId: string;
    readonly hostKey: string;
}

const STORED = 'mesh_teacher_group';
const GRAPHQL = '/graphql';

function isHosting(stored: unknown): stored is Hosting {
    return typeof stored === 'object' && stored !== null && 'hostKey' in stored && 'groupId' in stored;
}

/** What was stored by this tab before it was loaded again, or null. */
function storedHosting(): Hosting | null {
    try {
        const stored: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
        return isHosting(stored) ? stored : null;
    } catch {
        return null;
    }
}

/** A hosted group. */
export class HostedGroup {
    private constructor(
        private readonly hosting: Hosting,
        private readonly backend: Backend,
        public readonly client: MeshClient,
    ) {}

    /** Makes a group and joins it as its host. @throws {MeshClientError} */
    public static async create(name: string): Promise<HostedGroup> {
        const environment = browserEnvironment();
        const backend = createApolloBackend(httpLink(GRAPHQL, undefined, environment), environment);
        const hostId = environment.newId();
        try {
            const domain =
                environment.page.parameter('mesh') ?? (await backend.run(CreateDomainDocument, {})).createDomain;
            const variables = { name, hostId, domain, useWebSocket: true };
            const { createGroup } = await backend.run(CreateHostedGroupDocument, variables);
            const hosting = { groupId: createGroup.id, domain, hostId, hostKey: createGroup.hostKey ?? '' };
            return await HostedGroup.join(hosting, backend);
        } catch (error) {
            throw knownError(error);
        }
    }

    /** Goes on with the group of this tab after a reload; null where there is none any more. */
    public static async restore(): Promise<HostedGroup | null> {
        const hosting = storedHosting();
        if (hosting === null) return null;
        const environment = browserEnvironment();
        const backend = createApolloBackend(httpLink(GRAPHQL, undefined, environment), environment);
        try {
            return await HostedGroup.join(hosting, backend);
        } catch (error) {
            // The right to a group that is there goes with nothing less than the group: a request may just have failed.
            if (knownError(error).kind === 'group-gone') sessionStorage.removeItem(STORED);
            return null;
        }
    }

    private static async join(hosting: Hosting, backend: Backend): Promise<HostedGroup> {
        const environment = browserEnvironment();
        const client = createMeshClient(
            { url: GRAPHQL, domain: hosting.domain },
            {
                ...environment,
                newId: () => hosting.hostId,
                // A reload must not end the lesson: the group waits for its host until its heartbeat is missed.
                page: { ...environment.page, onGone: () => () => undefined },
            },
        );
        await client.joinGroup(hosting.groupId);
        sessionStorage.setItem(STORED, JSON.stringify(hosting));
        return new HostedGroup(hosting, backend, client);
    }

    public get hostId(): string {
        return this.hosting.hostId;
    }

    /** Who is there and what they do. @throws {MeshClientError} */
    public async report(): Promise<GroupReport> {
        return (await this.backend.run(GroupReportDocument, this.key())).groupReport;
    }

    public async pause(paused: boolean): Promise<void> {
        await this.backend.run(PauseGroupDocument, { ...this.key(), paused });
    }

    public async prolong(seconds: number): Promise<void> {
        await this.backend.run(ProlongGroupDocument, { ...this.key(), seconds });
    }

    public async remove(nodeId: string): Promise<void> {
        await this.backend.run(RemoveMemberDocument, { ...this.key(), nodeId });
    }

    /** Ends the group for everybody. */
    public async dissolve(): Promise<void> {
        sessionStorage.removeItem(STORED);
        await this.client.dispose();
        this.backend.close();
    }

    private key(): { groupId: string; domain: string; hostKey: string } {
        const { groupId, domain, hostKey } = this.hosting;
        return { groupId, domain, hostKey };
    }
}
