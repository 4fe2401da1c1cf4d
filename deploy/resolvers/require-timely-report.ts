// Function: has a report sent again that lost or was too late each time. What is sent again is the same.
import { runtime } from '@aws-appsync/utils';
import { refuseFor } from './check';
import type { Ctx, OfMember } from './context';
import { BUSY } from './failure';
import type { ReportStash } from './write-status';

export function request(ctx: Ctx<OfMember>) {
    const { report }: ReportStash = ctx.stash;
    if (report && report.again)
        refuseFor(BUSY, 'LimitExceeded', 'The mesh is too slow just now. Send the report again in a moment.');
    return runtime.earlyReturn(null);
}

export function response() {
    return null;
}
