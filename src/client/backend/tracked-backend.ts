import type { Backend } from './backend';
import type { Environment } from '../environment/environment';

/** A backend that knows which of its requests are under way. */
export class TrackedBackend implements Backend {
    private readonly underWay = new Set<Promise<unknown>>();

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    public run: Backend['run'] = async (operation, variables, options) => {
        const answer = this.backend.run(operation, variables, options);
        this.underWay.add(answer);
        try {
            return await answer;
        } finally {
            this.underWay.delete(answer);
        }
    };

    /** Resolves when each request that is under way now was answered or has failed, or after `ms` milliseconds. */
    public async settled(ms: number): Promise<void> {
        await new Promise<void>((resolve) => {
            const stop = this.environment.after(ms, resolve);
            void Promise.allSettled(this.underWay).then(() => {
                stop();
                resolve();
            });
        });
    }

    public close(): void {
        this.backend.close();
    }
}
