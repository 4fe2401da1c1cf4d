// Entering a group: create or find it, leave the present one, join. One at a time; leaving cancels it.
import type { CurrentSession } from './current-session';
import { checkedDomain } from '../groups/domain';
import { type MeshClientError, ownError } from '../status/errors';
import { groupNameRefusal } from '../sending/input-limits';
import { isWholeCode } from '../groups/join-code';
import type { Leaving } from './leaving';
import type { Membership } from '../api/membership';
import type { MeshClientParts } from './mesh-client-parts';
import type { GroupInfo } from '../status/status';

/** Joins a group that was found. @throws {BackendError} */
type Join = () => Promise<Membership>;

const NOWHERE = { group: null, role: null } as const;

/** Enters groups, as host or as member. */
export class Entering {
    private underWay: Promise<GroupInfo> | null = null;
    private isCancelled = false;

    public constructor(
        private readonly parts: Pick<MeshClientParts, 'joiner' | 'domain' | 'ownGroup'>,
        private readonly current: CurrentSession,
        private readonly leaving: Leaving,
    ) {}

    /** Whether the client is entering a group right now. */
    public get isUnderWay(): boolean {
        return this.underWay !== null;
    }

    /** Creates a group as its host, or resumes this browser's group of that name. Without a name the host's id is the name. @throws {MeshClientError} */
    public host(name: string | undefined): Promise<GroupInfo> {
        const { joiner, domain, ownGroup } = this.parts;
        return this.enter(async () => {
            const groupName = name?.trim() ? name.trim() : joiner.nodeId;
            const refusal = groupNameRefusal(groupName);
            if (refusal !== null) throw refusal;
            const scope = await domain.get();
            const { group, role } = this.current.open?.membership ?? NOWHERE;
            if (role === 'host' && group.name === groupName && group.domain === scope) return null;
            if (!ownGroup.isCalled(groupName, scope)) return () => this.hosting(joiner.host(groupName, scope));
            const own = (await joiner.list(scope)).find((found) => ownGroup.canGoOn(found));
            return () => this.hosting(own === undefined ? joiner.host(groupName, scope) : joiner.hostAgain(own));
        });
    }

    /** Joins a group by its id, its join code or its name. @throws {MeshClientError} */
    public member(idOrName: string, domain: string | undefined): Promise<GroupInfo> {
        const { joiner, ownGroup } = this.parts;
        return this.enter(async () => {
            const scope = domain === undefined ? await this.parts.domain.get() : checkedDomain(domain);
            const { group: present } = this.current.open?.membership ?? NOWHERE;
            const wanted = idOrName.trim();
            // A project that joins again and again asks the server nothing. A name may be another group's code.
            const isPresent = wanted === present?.id || (wanted === present?.name && !isWholeCode(wanted));
            if (isPresent && scope === present?.domain) return null;
            const group = await joiner.find(wanted, scope);
            if (group.id === present?.id && scope === present.domain) return null;
            return () => (ownGroup.canGoOn(group) ? this.hosting(joiner.hostAgain(group)) : joiner.member(group));
        });
    }

    /** Remembers the group that this browser hosts, so that it can resume it. */
    private async hosting(joined: Promise<Membership>): Promise<Membership> {
        const membership = await joined;
        this.parts.ownGroup.keep(membership.group);
        return membership;
    }

    /** Cancels entering, and waits until that has ended. Never throws. */
    public async cancel(): Promise<void> {
        this.cancelAtOnce();
        await this.underWay?.catch(() => undefined);
    }

    /** Cancels entering without waiting. */
    public cancelAtOnce(): void {
        this.isCancelled = true;
        if (this.current.stages.stage === 'joining') this.current.stages.step('leaving');
    }

    private async enter(find: () => Promise<Join | null>): Promise<GroupInfo> {
        if (this.underWay !== null)
            throw this.current.keeper.note(ownError('refused', 'joining-already', 'A group is already being joined.'));
        this.isCancelled = false;
        this.underWay = this.enterAlone(find);
        try {
            return await this.underWay;
        } finally {
            this.underWay = null;
        }
    }

    /** A member leaves its group only once the next one is found, and not at all where that is the same. */
    private async enterAlone(find: () => Promise<Join | null>): Promise<GroupInfo> {
        const { current, leaving } = this;
        if (current.open === null) this.startJoining();
        const join = await this.attempted(find);
        if (join === null && current.open !== null) return { ...current.open.membership.group };
        this.throwWhereCancelled();
        if (current.open !== null) await leaving.leave();
        this.throwWhereCancelled();
        if (current.stages.stage !== 'joining') this.startJoining();
        const membership = await this.attempted(join ?? goneMeanwhile);
        if (current.stages.stage !== 'joining') {
            await leaving.tellBackend(membership);
            throw leftBefore();
        }
        current.begin(membership);
        return membership.group;
    }

    private startJoining(): void {
        const { keeper, stages } = this.current;
        keeper.forgetError();
        keeper.keepCounts(null);
        stages.step('joining');
    }

    private throwWhereCancelled(): void {
        if (!this.isCancelled) return;
        this.current.stages.step('not-joined');
        throw leftBefore();
    }

    private async attempted<Result>(attempt: () => Promise<Result>): Promise<Result> {
        try {
            return await attempt();
        } catch (error) {
            const noted = this.current.keeper.note(error);
            this.current.stages.step('not-joined');
            throw noted;
        }
    }
}

function leftBefore(): MeshClientError {
    return ownError('refused', 'left-before-joined', 'The group was left before it was joined.');
}

/** The group that was found was the present one, which ended in the meantime. */
function goneMeanwhile(): Promise<never> {
    return Promise.reject(ownError('group-gone', 'group-ended', 'The group has ended.'));
}
