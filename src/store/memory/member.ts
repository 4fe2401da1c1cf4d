import type { NodeRecord } from '../../core/records';
import { MemberVariables, type VariableSpace } from '../member-variables';
import type { GroupBytes } from './byte-budget';
import { SeenEvents } from './seen-events';

/** Bytes that a member takes of the process beside its variables and its events' identities. */
export const MEMBER_BYTES = 2_048;

/** One member of a group: its record, its variables, its events' identities. */
export class Member {
    public readonly seen: SeenEvents;
    public readonly variables: MemberVariables;
    /** It has sent something, or its heartbeat, since it joined. */
    public isHeard = false;

    public constructor(
        public record: NodeRecord,
        private readonly bytes: GroupBytes,
        space: VariableSpace,
    ) {
        this.seen = new SeenEvents(bytes);
        this.variables = new MemberVariables(record.id, undefined, undefined, space);
        bytes.add(MEMBER_BYTES);
    }

    /** It is gone: what it took is free again. */
    public end(): void {
        this.seen.clear();
        this.variables.end();
        this.bytes.add(-MEMBER_BYTES);
    }
}
