import { EXTENSION_ID } from '../../blocks/blocks';
import { foldedName } from './event-name';
import type { HatFields, VmRuntime } from './vm-types';

/** The hat that every VM starts for every broadcast, compiled or not: the one place where all of them can be noticed. */
export const BROADCAST_HAT = 'event_whenbroadcastreceived';
/** The field of that hat with the message's name. */
export const BROADCAST_FIELD = 'BROADCAST_OPTION';

/** The hats that an event starts, by opcode, with the field that holds the event's name. */
const EVENT_HATS = [
    [BROADCAST_HAT, BROADCAST_FIELD],
    [`${EXTENSION_ID}_whenEventReceived`, 'EVENT'],
] as const;

/** Hats of one opcode and one name: what `startHats` takes. */
export interface EventHat {
    readonly opcode: string;
    readonly fields: HatFields;
}

/** What a hat in the project stands for. */
interface NamedHat {
    readonly opcode: string;
    readonly field: string;
    /** In upper case, as the VM compares it. */
    readonly name: string;
}

/** The hats of the project under which the group's events start scripts, as they are when it is asked first. */
export class EventHats {
    private found: readonly NamedHat[] | null = null;

    public constructor(private readonly runtime: VmRuntime) {}

    /**
     * Those that an event starts: the ones that have its name exactly (the VM ignores case), else those whose name a
     * person would read as the same.
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
