// Function: reads all members of a group with their variables.
import { isAlive } from '../../../src/core/group-life';
import { refuse } from '../../../src/core/platform';
import type { StatusRecord } from '../../../src/core/records';
import type { MemberItem } from '../../table/member';
import { statusRecord, type StatusItem } from '../../table/status';
import { now, type Ctx, type InGroup } from '../lib/context';
import { failed } from '../lib/failure';
import { queryMembers } from '../lib/members';

/** A living member and its variables. */
export interface Living {
    readonly member: MemberItem;
    readonly status: StatusItem | null;
}

/** All members, including those that left, and the living ones. */
export interface Members {
    readonly all: readonly MemberItem[];
    readonly living: readonly Living[];
}

/** The variables of the members that ever wrote any. */
export function statusesOf(living: readonly Living[]): StatusRecord[] {
    return living.flatMap(({ status }) => (status ? statusRecord(status) : []));
}

export function request(ctx: Ctx<InGroup>) {
    const { groupId: id, domain } = ctx.args;
    return queryMembers({ id, domain });
}

export function response(
    ctx: Ctx<InGroup, { readonly items: readonly (MemberItem & StatusItem)[]; readonly nextToken?: string | null }>,
): Members {
    failed(ctx);
    if (ctx.result.nextToken)
        refuse('LimitExceeded', 'The members of this group share more than a request can hold (1 MB). Share less.', {
            code: 'answer-full',
        });
    const time = now();
    const statuses: Record<string, StatusItem> = {};
    for (const item of ctx.result.items) if (item['isStatus'] === true) statuses[`n#${item.nodeId}`] = item;
    const all = ctx.result.items.filter((item) => item['isStatus'] !== true);
    const living = all
        .filter((item) => isAlive(item, time))
        .map((member) => ({ member, status: statuses[`n#${member.nodeId}`] ?? null }));
    return { all, living };
}
