import type { History, HistoryEvent } from '../status/history';

/** Whether a client is in a group, or on its way in or out. */
export type Stage = 'outside' | 'joining' | 'inside' | 'leaving';

/** Which step each event of a membership is: from where it leads where. From elsewhere it is late news. */
const STEPS = {
    joining: { from: ['outside'], to: 'joining' },
    joined: { from: ['joining'], to: 'inside' },
    'not-joined': { from: ['joining', 'leaving'], to: 'outside' },
    leaving: { from: ['joining', 'inside'], to: 'leaving' },
    left: { from: ['leaving'], to: 'outside' },
    ended: { from: ['inside'], to: 'outside' },
} as const satisfies Partial<Record<HistoryEvent, { from: readonly Stage[]; to: Stage }>>;

/** What happens to a membership. */
type StageEvent = keyof typeof STEPS;

/** Keeps the stage, and notes each step. */
export class StageKeeper {
    private present: Stage = 'outside';

    public constructor(
        private readonly history: History,
        private readonly onChange: () => void,
    ) {}

    public get stage(): Stage {
        return this.present;
    }

    /** Takes one step. */
    public step(event: StageEvent): void {
        const { from, to }: { readonly from: readonly Stage[]; readonly to: Stage } = STEPS[event];
        if (!from.includes(this.present)) return;
        this.present = to;
        this.history.note(event);
        this.onChange();
    }
}
