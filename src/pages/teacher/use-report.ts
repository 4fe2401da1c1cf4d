import { useEffect, useState } from 'preact/hooks';
import { secondsBetween, type GroupControl, type GroupReport } from './group-control';
import type { Traffic } from './traffic';

/** Time between two requests of the report, ms. */
const REPORT_MS = 2_000;

/** A report, and the time when it arrived. */
export interface TimedReport {
    readonly report: GroupReport;
    /** Milliseconds by `performance.now()`. */
    readonly at: number;
}

/** The latest report, and a function that requests another. */
export interface Watched {
    readonly latest: TimedReport | null;
    /** Why the last request failed; null if it succeeded. */
    readonly trouble: unknown;
    readonly refresh: () => Promise<void>;
}

/** Requests the group's report periodically. */
export function useReport(group: GroupControl, traffic: Traffic): Watched {
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

/**
 * Whole minutes until the group's end by the server's clock, which the page continues while the server does not answer.
 */
export function minutesLeft({ report, at }: TimedReport, now = performance.now()): number {
    const seconds = secondsBetween(report.serverTime, report.expiresAt) - (now - at) / 1000;
    return Math.max(0, Math.ceil(seconds / 60));
}
