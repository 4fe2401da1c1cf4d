import { foldedName } from './event-name';
import { wrapMethod } from './method-wrap';
import { STATUS_RUNNING, type VmRuntime, type VmThread } from './vm-types';

/**
 * If a hat starts again before its script ran at all, the VM forgets the first start and runs the script once. This
 * class gives each script its first turn before another start, so a broadcast of the project and an event of the group
 * both count.
 */
export class FirstTurns {
    /** Scripts that the project's own broadcasts started and that have had no turn yet, with the message's name. */
    private readonly waiting = new Map<VmThread, string>();
    private readonly unwrap: () => void;

    public constructor(private readonly runtime: VmRuntime) {
        this.unwrap = wrapMethod(runtime.sequencer, 'stepThread', (original, thread) => {
            if (this.waiting.size > 0) this.waiting.delete(thread);
            original(thread);
        });
    }

    /** Records the scripts that a broadcast of the project started. */
    public expect(threads: readonly VmThread[], name: string): void {
        for (const thread of threads) this.waiting.set(thread, foldedName(name));
    }

    /** Gives the waiting scripts of one name their turn, between two frames. */
    public giveWaiting(name: string): void {
        if (this.waiting.size === 0) return;
        const folded = foldedName(name);
        this.give([...this.waiting].filter(([, waiting]) => waiting === folded).map(([thread]) => thread));
    }

    /** Gives scripts a turn between two frames, except those that were stopped or restarted meanwhile. */
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

    /** Forgets the scripts that were stopped before their first turn. */
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
