import { runtime } from '@aws-appsync/utils';
import type { Ctx, OfMember } from './context';
import type { Again } from './failure';

/** What has the Lambda keep something again; nothing where it need not, or nothing was to be kept. */
export function keepAgain(
    ctx: Ctx<OfMember>,
    write: { readonly again: Again } | undefined,
    deed: Readonly<Record<string, unknown>> & { readonly deed: 'keepBatch' | 'keepReport' },
) {
    const { group } = ctx.stash;
    if (!group || !write || write.again === null) return runtime.earlyReturn(null);
    const key = { id: group.id, domain: group.domain };
    return { operation: 'Invoke', payload: { ...deed, key, nodeId: ctx.args.nodeId } };
}
