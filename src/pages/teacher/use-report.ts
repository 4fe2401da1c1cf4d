import { useEffect, useState } from 'preact/hooks';
import { secondsBetween, type GroupReport, type HostedGroup } from './hosted-group';
import type { Traffic } from './traffic';

/** How often the report is asked for, ms. */
const REPORT_MS = 2_000;

/** A report, and when it came. */
export interface TimedReport {
    readonly report: GroupReport;
    /** Milliseconds by `performance.now()`. */
    readonly at: number;
}

/** What is known of the group, and how it is asked for again. */
export interface Watched {
    readonly latest: TimedReport | null;
    /** Why the last question failed; null where it was answered. */
    readonly trouble: unknown;
    readonly refresh: () => Promise<void>;
}

/** Asks for the group's report again and again. */
export function useReport(group: HostedGroup, traffic: Traffic): Watched {
    const [latest, setLatest] = useState<TimedReport | null>(null);
    const [trouble, setTrouble] = useState<unknown>(null);
    const refresh = async () => {
        try {
            const report = await group.report();
            const at = performance.now();
            traffic.add(report.members, at);
            setLatest({ report, at });
            setTrouble(null);
        } catch (error) {
            setTrouble(error);
        }
    };
    useEffect(() => {
        void refresh();
        const timer = setInterval(() => void refresh(), REPORT_MS);
        return () => clearInterval(timer);
    }, [group]);
    return { latest, trouble, refresh };
}

/** Whole minutes until the group's end by the server's clock, which goes on while the server cannot be asked. */
export function minutesLeft({ report, at }: TimedReport, now = performance.now()): number {
    const seconds = secondsBetween(report.serverTime, report.expiresAt) - (now - at) / 1000;
    return Math.max(0, Math.ceil(seconds / 60));
}
