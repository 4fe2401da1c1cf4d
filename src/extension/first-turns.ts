import { foldedName } from './event-name';
import { wrapMethod } from './method-wrap';
import { STATUS_RUNNING, type VmRuntime, type VmThread } from './vm-types';

/**
 * A hat that is started again before its script ran at all runs once: the VM forgets the first start. So that a broadcast
 * of the project and one of the group both count, each script gets its first turn before the other one starts it over.
 */
export class FirstTurns {
    /** The scripts that the project's own broadcasts started and that have not had a turn, with the message's name. */
    private readonly waiting = new Map<VmThread, string>();
    private readonly unwrap: () => void;

    public constructor(private readonly runtime: VmRuntime) {
        this.unwrap = wrapMethod<'stepThread', [VmThread], void>(
            runtime.sequencer,
            'stepThread',
            (original, thread) => {
                if (this.waiting.size > 0) this.waiting.delete(thread);
                original(thread);
            },
        );
    }

    /** Notes the scripts that a broadcast of the project started. */
    public expect(threads: readonly VmThread[], name: string): void {
        for (const thread of threads) this.waiting.set(thread, foldedName(name));
    }

    /** Gives those that wait under a name their turn, between two frames. */
    public giveWaiting(name: string): void {
        if (this.waiting.size === 0) return;
        const folded = foldedName(name);
        this.give([...this.waiting].filter(([, waiting]) => waiting === folded).map(([thread]) => thread));
    }

    /** Gives scripts a turn, between two frames. What was stopped or started over in the meantime gets none. */
    public give(threads: readonly VmThread[]): void {
        const { sequencer } = this.runtime;
        for (const thread of threads) {
            if (!this.canRun(thread)) continue;
            sequencer.activeThread = thread;
            try {
                sequencer.stepThread(thread);
            } finally {
                sequencer.activeThread = null;
            }
        }
    }

    /** Forgets those that were stopped before they had a turn. */
    public forgetStopped(): void {
        for (const thread of this.waiting.keys()) if (!this.canRun(thread)) this.waiting.delete(thread);
    }

    public dispose(): void {
        this.unwrap();
    }

    private canRun(thread: VmThread): boolean {
        return thread.status === STATUS_RUNNING && thread.stack.length > 0 && this.runtime.threads.includes(thread);
    }
}
