import { EXTENSION_ID } from '../../blocks/blocks';
import { foldedName } from './event-name';
import type { HatFields, VmRuntime } from './vm-types';

/**
 * The hat that every VM starts for every broadcast, compiled or not. It is the only place where all broadcasts can be
 * noticed.
 */
export const BROADCAST_HAT = 'event_whenbroadcastreceived';
/** The field of that hat with the message's name. */
export const BROADCAST_FIELD = 'BROADCAST_OPTION';

/** The hats that an event starts, by opcode, with the field that has the event's name. */
const EVENT_HATS = [
    [BROADCAST_HAT, BROADCAST_FIELD],
    [`${EXTENSION_ID}_whenEventReceived`, 'EVENT'],
] as const;

/** Hats of one opcode and one name, as arguments for `startHats`. */
export interface EventHat {
    readonly opcode: string;
    readonly fields: HatFields;
}

/** A hat in the project. */
interface NamedHat {
    readonly opcode: string;
    readonly field: string;
    /** In upper case, as the VM compares it. */
    readonly name: string;
}

/** The project's hats for the group's events. It reads them when it is first asked. */
export class EventHats {
    private found: readonly NamedHat[] | null = null;

    public constructor(private readonly runtime: VmRuntime) {}

    /**
     * The hats that an event starts: those with exactly its name (the VM ignores case), or else those whose names read
     * the same to a person.
     */
    public of(eventName: string): EventHat[] {
        this.found ??= this.find();
        const exact = this.found.filter(({ name }) => name === eventName.toUpperCase());
        const folded = foldedName(eventName);
        const meant = exact.length > 0 ? exact : this.found.filter(({ name }) => foldedName(name) === folded);
        return meant.map(({ opcode, field, name }) => ({ opcode, fields: { [field]: name } }));
    }

    private find(): NamedHat[] {
        return EVENT_HATS.flatMap(([opcode, field]) => {
            const names = new Set<string>();
            this.runtime.allScriptsByOpcodeDo(opcode, ({ fieldsOfInputs }) => {
                const name = fieldsOfInputs[field]?.value;
                if (typeof name === 'string') names.add(name);
            });
            return [...names].map((name) => ({ opcode, field, name }));
        });
    }
}
