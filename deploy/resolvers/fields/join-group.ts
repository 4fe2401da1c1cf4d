// Mutation.joinGroup
import { isoTime } from '../../../src/core/platform';
import { joinedShape } from '../../../src/core/wire-shapes';
import { now, settingsOf, type Ctx, type OfMember } from '../lib/context';
import { basePosition, JOINED } from '../../../src/wire/position-grammar';

interface Args extends OfMember {
    readonly useWebSocket?: boolean | null;
}

export { request } from './answer-of-last';

export function response(ctx: Ctx<Args>) {
    const { group, entering } = ctx.stash;
    if (!group) return null;
    const time = now();
    const node = { id: ctx.args.nodeId, useWebSocket: ctx.args.useWebSocket ?? group.useWebSocket };
    const position = entering ? entering.joined : `${basePosition(isoTime(time), 'zzzzzzzz')}${JOINED}`;
    return joinedShape(node, group, settingsOf(ctx), { position, now: time, paused: false });
}
