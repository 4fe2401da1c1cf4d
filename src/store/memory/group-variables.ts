import { GROUP_VARIABLES_MAX_BYTES } from '../../core/limits';
import type { ItemRefusal } from '../../core/store';
import type { VariableSpace } from '../member-variables';
import type { GroupBytes } from './byte-budget';

/** The bytes that the variables of all members of a group share. */
export class GroupVariables implements VariableSpace {
    private used = 0;

    public constructor(private readonly bytes: GroupBytes) {}

    public refusal(bytes: number): ItemRefusal | null {
        const after = this.used + bytes;
        if (bytes <= 0 || after <= GROUP_VARIABLES_MAX_BYTES) return null;
        const message =
            `the variables of all members of a group may use at most ${GROUP_VARIABLES_MAX_BYTES} bytes; ` +
            `with this they would use ${after}. Share fewer or shorter values.`;
        const values = { max: GROUP_VARIABLES_MAX_BYTES, given: after };
        return { errorType: 'LimitExceeded', message, reason: { code: 'server-full', values } };
    }

    public add(bytes: number): void {
        this.used += bytes;
        this.bytes.add(bytes);
    }
}
