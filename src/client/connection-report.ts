import { ReportConnectionDocument } from '../wire/operations';
import type { Backend } from './backend';
import type { Environment, Stop } from './environment';
import type { Membership } from './membership';
import type { MeshStatus } from './status';
import { CONNECTION_REPORT_MS } from './timing';
import { groupArguments } from './transport/send-batch';

/** Tells the backend how messages arrive here and why, for the teacher's table. Best effort: nothing depends on it. */
export class ConnectionReport {
    private told = '';
    private stopTimer: Stop | null = null;

    public constructor(
        private readonly membership: Membership,
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    /** The status changed; what is new in it is told, at most every two seconds. */
    public update(read: () => MeshStatus): void {
        if (!this.membership.capabilities.extended || this.stopTimer !== null) return;
        this.stopTimer = this.environment.after(CONNECTION_REPORT_MS, () => {
            this.stopTimer = null;
            this.tell(read());
        });
    }

    public stop(): void {
        this.stopTimer?.();
        this.stopTimer = null;
    }

    private tell({ transport, transportReason, missed }: MeshStatus): void {
        const report = { transport: transport ?? '', reason: transportReason, missed };
        const told = JSON.stringify(report);
        if (transport === null || told === this.told) return;
        this.told = told;
        this.backend.run(ReportConnectionDocument, { ...groupArguments(this.membership), ...report }).catch(() => {
            // It is told again with the next change.
            this.told = '';
        });
    }
}
