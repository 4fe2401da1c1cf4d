// What the network does to us, from what was seen: the kind of blocking that it resembles, and what an administrator
// should allow. The rows are those of docs/delivery.md.
import type { PushAttempt } from '../connection/push-attempts';
import type { HistoryStep } from '../status/history';
import type { ErrorKind, MeshStatus } from '../status/status';

/** The kinds of networks of docs/delivery.md that can be seen from inside a browser. */
export type NetworkRow = 'N1' | 'N2' | 'N3' | 'N4' | 'N5' | 'N6' | 'N8' | 'N9' | 'N10' | 'N12';

/** How the last look at the server over HTTPS went. */
export interface HttpsEvidence {
    readonly reachable: boolean;
    /** Why not; null where it is. */
    readonly kind: ErrorKind | null;
    readonly message: string | null;
    readonly milliseconds: number;
}

/** Everything that is known of the connection, for a teacher to copy. No keys, names of people or contents are in it. */
export interface Diagnosis {
    /** When, ISO 8601 by the local clock. */
    readonly at: string;
    /** The server's address, or null where the backend is inside the page. */
    readonly server: string | null;
    readonly status: MeshStatus;
    readonly https: HttpsEvidence;
    readonly attempts: readonly PushAttempt[];
    /** Which rows of docs/delivery.md it looks like; none where nothing is blocked. */
    readonly resembles: readonly NetworkRow[];
    readonly history: readonly HistoryStep[];
    /** What an administrator should allow, each a sentence. */
    readonly allow: readonly string[];
    /** All of it as text. */
    readonly text: string;
}

/** What is known before it is summed up. */
export type Evidence = Omit<Diagnosis, 'resembles' | 'allow' | 'text'> & { readonly hasPush: boolean };

/** Which kinds of network the evidence looks like. */
export function resembledRows({
    https,
    attempts,
    hasPush,
}: Pick<Evidence, 'https' | 'attempts' | 'hasPush'>): NetworkRow[] {
    if (https.kind === 'filtered') return ['N12'];
    const ended = attempts.filter(({ ending }) => ending !== null && ending !== 'replaced');
    const last = ended[ended.length - 1];
    if (!hasPush || last?.ending === 'forbidden') return ['N10'];
    if (last === undefined) return [];
    const silent = last.ending === 'silent';
    if (last.proven) {
        if (!silent) return ['N8'];
        return ended.filter(({ proven, ending }) => proven && ending === 'silent').length > 1 ? ['N6', 'N9'] : ['N9'];
    }
    if (last.stage === 'subscribed') return ['N5'];
    if (last.stage === 'acknowledging') return ['N4'];
    return silent ? ['N3'] : ['N1', 'N2'];
}

const MEANINGS: Readonly<Record<NetworkRow, string>> = {
    N1: 'connections for WebSockets are refused',
    N2: 'a filter refuses the upgrade to a WebSocket',
    N3: 'a proxy never answers the upgrade to a WebSocket',
    N4: 'the WebSocket opens, and then nothing comes through it',
    N5: 'the WebSocket greets, and then nothing comes through it',
    N6: 'the WebSocket stalls for seconds at a time',
    N8: 'the WebSocket is closed again and again',
    N9: 'the WebSocket went silent without closing',
    N10: 'this browser has no WebSocket, or forbids it',
    N12: 'a filter blocks the mesh server altogether',
};

/** What an administrator should allow for this server. */
export function allowances(server: string | null): string[] {
    if (server === null) return [];
    const { protocol, hostname, port } = new URL(server);
    const secure = protocol === 'https:';
    const number = port === '' ? (secure ? '443' : '80') : port;
    return [
        `HTTPS requests (POST) to ${hostname}, port ${number}.`.replace('HTTPS', secure ? 'HTTPS' : 'HTTP'),
        `WebSocket connections (${secure ? 'wss' : 'ws'}, "Upgrade: websocket") to ${hostname}, port ${number}, without TLS inspection and without an idle limit below a minute.`,
    ];
}

/** Sums the evidence up. */
export function diagnosisOf({ hasPush, ...evidence }: Evidence): Diagnosis {
    const resembles = resembledRows({ ...evidence, hasPush });
    const allow = resembles.length === 0 && evidence.https.reachable ? [] : allowances(evidence.server);
    return { ...evidence, resembles, allow, text: textOf(evidence, resembles, allow) };
}

function textOf(
    { at, server, status, https, attempts, history }: Omit<Evidence, 'hasPush'>,
    resembles: readonly NetworkRow[],
    allow: readonly string[],
): string {
    const time = (ms: number) => new Date(ms).toISOString().slice(11, 19);
    return [
        `Mesh, ${at}`,
        `Server: ${server ?? 'inside this page'}`,
        `State: ${status.state}, ${status.transport ?? 'no transport'}${status.transportReason === null ? '' : ` (${status.transportReason})`}, missed ${status.missed}`,
        `Requests: ${https.reachable ? `answered in ${Math.round(https.milliseconds)} ms` : (https.message ?? 'not answered')}`,
        ...attempts.map(
            (attempt) =>
                `WebSocket at ${time(attempt.at)}: ${attempt.proven ? 'worked' : attempt.stage}, ${attempt.reason ?? 'open'} (${Math.round(attempt.afterMs / 1000)} s)`,
        ),
        ...resembles.map((row) => `Looks like ${row}: ${MEANINGS[row]}.`),
        ...history.map((step) => `${time(step.at)} ${step.text}`),
        ...(allow.length === 0 ? [] : ['For the administrator, please allow:', ...allow.map((line) => `- ${line}`)]),
    ].join('\n');
}
