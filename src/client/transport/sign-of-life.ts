import type { Environment } from '../environment/environment';
import type { Membership } from '../api/membership';
import { HIDDEN_HEARD_WITHIN_S } from '../environment/timing';

/** What a poll says of the member that asks: who it is, and that its next sign may take longer than usual. */
export type SignOfLife = (membership: Membership) => {
    readonly nodeId?: string;
    readonly heardWithinSeconds?: number;
};

/** Says who polls, and for a hidden page that its timers are slow. */
export function signOfLife({ page }: Environment): SignOfLife {
    return ({ nodeId }) => ({ nodeId, ...(page.isHidden() && { heardWithinSeconds: HIDDEN_HEARD_WITHIN_S }) });
}

/** Says nothing: where pushes do not say who listens, a member that is pushed to would seem to have gone. */
export const NO_SIGN: SignOfLife = () => ({});
