import type { GroupKey } from '../core/records';
import type { Store } from '../core/store';
import { LeaveGroupDocument } from '../wire/operations';
import type { GroupDirectory } from './group-directory';
import type { PageAnswer } from './page-answer';
import type { PageCalls } from './page-calls';
import type { CheckedRequest, RequestChecker } from './page-request';

/** What routing needs. */
export interface RouterParts {
    /** This page's groups. */
    readonly store: Pick<Store, 'readGroup' | 'endOf'>;
    readonly directory: GroupDirectory;
    readonly calls: PageCalls;
    readonly checker: RequestChecker;
    readonly now: () => number;
    /** Asks the other pages for their groups; resolves once they had time to announce them. */
    readonly hearAll: () => Promise<void>;
    /** This page's own answer to a request. */
    readonly answerHere: (checked: CheckedRequest) => Promise<PageAnswer>;
}

/** Whether another page may be asked: about a group, or about a node, whose group the request does not name. */
export function isForwarded({ group, field }: CheckedRequest): boolean {
    return group !== null || field === 'getNodeStatus';
}

/** Forwards each request as a whole to the page that keeps its group. This page answers all others. */
export class RequestRouter {
    /** The group of each node that this page speaks for. */
    private readonly groupOfNode = new Map<string, GroupKey>();

    public constructor(private readonly parts: RouterParts) {}

    /** The answer to a request of this page. */
    public async execute(checked: CheckedRequest): Promise<PageAnswer> {
        const answer = await (checked.group === null ? this.askAny(checked) : this.askOwner(checked, checked.group));
        if (checked.field === 'joinGroup' && answer.errors === undefined) await this.leaveFormer(checked);
        return answer;
    }

    /** The answer of the page that keeps the group. A page that does not answer counts as gone. */
    private async askOwner(checked: CheckedRequest, group: GroupKey): Promise<PageAnswer> {
        const { calls, directory, answerHere } = this.parts;
        const page = await this.pageFor(group);
        if (page !== null) {
            const answer = await calls.ask(page, checked);
            if (answer !== null) return answer;
            directory.didNotAnswer(page);
        }
        return answerHere(checked);
    }

    /** The page to ask about a group; null if this page answers. */
    private async pageFor(key: GroupKey): Promise<string | null> {
        const { store, directory, now, hearAll } = this.parts;
        const isOwn = (await store.readGroup(key, now())) !== undefined || (await store.endOf(key, now())) !== null;
        if (isOwn) return null;
        const owner = directory.ownerOf(key);
        if (owner !== undefined) return owner;
        await hearAll();
        return directory.whoKnows(key);
    }

    /** This page's answer; if it does not know the node that the request names, the answer of the page that does. */
    private async askAny(checked: CheckedRequest): Promise<PageAnswer> {
        const { calls, directory, hearAll, answerHere } = this.parts;
        const own = await answerHere(checked);
        if (!isForwarded(checked) || own.errors !== undefined || hasData(own)) return own;
        await hearAll();
        const answers = await Promise.all(directory.owners().map((page) => calls.ask(page, checked)));
        return answers.find((answer) => answer !== null && hasData(answer)) ?? own;
    }

    /** Leaves the node's former group, whose page cannot know that it joined another. */
    private async leaveFormer({ args: { nodeId }, group }: CheckedRequest): Promise<void> {
        if (typeof nodeId !== 'string' || group === null) return;
        const former = this.groupOfNode.get(nodeId);
        this.groupOfNode.set(nodeId, group);
        if (former === undefined || (former.id === group.id && former.domain === group.domain)) return;
        const variables = { groupId: former.id, domain: former.domain, nodeId };
        const leaving = this.parts.checker.check({ query: LeaveGroupDocument, variables });
        // The group may be gone already, and joining has succeeded either way.
        if ('document' in leaving) await this.execute(leaving);
    }
}

function hasData({ data }: PageAnswer): boolean {
    return Object.values(data ?? {}).some((value) => value !== null);
}
