import { EVENT_NAMES_MAX } from '../environment/timing';

/** The names of the events that arrived in a group, for the hat's menu. */
export class EventNames {
    private readonly names = new Set<string>();

    /** An event of that name arrived. Beyond `EVENT_NAMES_MAX` the name that has not been seen for longest goes. */
    public note(name: string): void {
        this.names.delete(name);
        this.names.add(name);
        if (this.names.size <= EVENT_NAMES_MAX) return;
        for (const oldest of this.names) {
            this.names.delete(oldest);
            return;
        }
    }

    /** The names, the one seen last at the end. */
    public get list(): string[] {
        return [...this.names];
    }
}
