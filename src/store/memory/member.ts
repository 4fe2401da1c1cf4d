import type { NodeRecord } from '../../core/records';
import { MemberVariables } from '../member-variables';
import { SeenEvents } from './seen-events';

/** One member of a group: its record, its variables, its events' identities. */
export class Member {
    public readonly seen = new SeenEvents();
    public readonly variables: MemberVariables;

    public constructor(public record: NodeRecord) {
        this.variables = new MemberVariables(record.id);
    }
}
