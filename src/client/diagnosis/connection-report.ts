import type { Environment } from '../environment/environment';
import { GatheredNews } from '../environment/gathered-news';
import type { Membership } from '../api/membership';
import type { MeshStatus } from '../status/status';
import { CONNECTION_REPORT_MS } from '../environment/timing';

/** Reports to the backend how messages arrive here and why, for the teacher's table. Best effort: nothing depends on it. */
export class ConnectionReport {
    private latest: MeshStatus | null = null;
    private sent = '';
    private readonly news: GatheredNews;

    public constructor(
        private readonly membership: Membership,
        environment: Environment,
    ) {
        this.news = new GatheredNews(environment, CONNECTION_REPORT_MS, () => this.send());
    }

    /** The status changed. Reports what is new in it, every `CONNECTION_REPORT_MS` at most. */
    public update(status: MeshStatus): void {
        this.latest = status;
        this.news.changed();
    }

    /** Drops the report that is due, if there is one. */
    public stop(): void {
        this.news.stop();
    }

    private send(): void {
        if (this.latest === null || this.latest.transport === null) return;
        const { transport, transportReason: reason, missed } = this.latest;
        const report = { transport, reason, missed };
        const text = JSON.stringify(report);
        if (text === this.sent) return;
        this.sent = text;
        this.membership.api.reportConnection(report).catch(() => {
            // The next change sends it again.
            this.sent = '';
        });
    }
}
