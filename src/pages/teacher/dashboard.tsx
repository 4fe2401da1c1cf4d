import { useEffect, useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import { hiraganaCode, numberCode } from '../../client/join-code';
import type { GroupInfo } from '../../client/status';
import { statusText } from '../../extension/status-text';
import { groupLink } from '../../hosts/group-link';
import type { GroupReport, HostedGroup } from './hosted-group';
import { MembersTable } from './members-table';
import type { TeacherTexts } from './texts';
import { Traffic } from './traffic';
import { TrafficGraph } from './traffic-graph';

/** How often the table is asked for, ms. */
const REPORT_MS = 2_000;
const PROLONG_S = 600;

interface DashboardProps {
    readonly texts: TeacherTexts;
    readonly language: string;
    readonly group: HostedGroup;
    readonly onEnded: () => void;
}

/** Everything about a group that runs. */
export function Dashboard({ texts, language, group, onEnded }: DashboardProps) {
    const [status, setStatus] = useState(group.client.status);
    const [report, setReport] = useState<GroupReport | null>(null);
    const [trouble, setTrouble] = useState('');
    const [ending, setEnding] = useState(false);
    const [said, say] = useState('');
    const [traffic] = useState(() => new Traffic());

    useEffect(() => group.client.onStatus(setStatus), [group]);
    useEffect(() => {
        if (status.group === null) onEnded();
    }, [status.group === null]);
    const refresh = async () => {
        try {
            const next = await group.report();
            traffic.add(next, Date.now());
            setReport(next);
            setTrouble('');
        } catch (error) {
            setTrouble(error instanceof Error ? error.message : String(error));
        }
    };
    useEffect(() => {
        void refresh();
        const timer = setInterval(() => void refresh(), REPORT_MS);
        return () => clearInterval(timer);
    }, [group]);

    if (status.group === null) return null;
    const doing = (work: Promise<unknown>) =>
        void work.then(refresh, (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)));
    const send = (event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (!(form instanceof HTMLFormElement)) return;
        const name = new FormData(form).get('event');
        if (typeof name === 'string' && name.trim() !== '') group.client.fire(name.trim(), '', 'own');
    };
    const copyReport = async () => {
        await navigator.clipboard.writeText((await group.client.diagnose()).text);
        say(texts.copied);
    };
    const left = report === null ? null : Date.parse(report.expiresAt) - Date.parse(report.serverTime);
    const variables = group.client.variables.names().sort();
    return (
        <main>
            <h1>{status.group.name}</h1>
            <p role="status">
                {texts.connection}: {statusText(status, language, location.host)}
            </p>
            {trouble !== '' && (
                <p class="alert" role="alert">
                    {trouble}
                </p>
            )}
            <Invitation texts={texts} group={status.group} />
            <section class="card row" aria-label={texts.title}>
                <span>
                    {left === null ? '…' : Math.max(0, Math.ceil(left / 60_000))} {texts.left}
                </span>
                <button class="quiet" onClick={() => doing(group.prolong(PROLONG_S))}>
                    {texts.prolong}
                </button>
                <button class="quiet" onClick={() => doing(group.pause(!(report?.paused ?? false)))}>
                    {report?.paused ? texts.resume : texts.pause}
                </button>
                {ending ? (
                    <span class="row" role="alertdialog" aria-label={texts.sure}>
                        {texts.sure}
                        <button class="danger" onClick={() => void group.dissolve().then(onEnded)}>
                            {texts.yes}
                        </button>
                        <button class="quiet" onClick={() => setEnding(false)}>
                            {texts.no}
                        </button>
                    </span>
                ) : (
                    <button class="danger" onClick={() => setEnding(true)}>
                        {texts.dissolve}
                    </button>
                )}
                {report?.paused && <strong role="status">{texts.paused}</strong>}
            </section>
            <section class="card">
                <h2>{texts.members}</h2>
                {report !== null && <MembersTable texts={texts} group={group} report={report} traffic={traffic} />}
            </section>
            <section class="card">
                <h2>{texts.send}</h2>
                <form class="row" onSubmit={send}>
                    <label>
                        {texts.event} <input name="event" required maxLength={100} autoComplete="off" />
                    </label>
                    <button>{texts.send}</button>
                </form>
            </section>
            <section class="card">
                <h2>{texts.traffic}</h2>
                <TrafficGraph texts={texts} curve={traffic.curve(Date.now())} />
            </section>
            <section class="card">
                <h2>{texts.allVariables}</h2>
                {variables.length === 0 ? (
                    <p>{texts.noVariables}</p>
                ) : (
                    <div class="scroll" tabIndex={0} role="region" aria-label={texts.allVariables}>
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{texts.variable}</th>
                                    <th scope="col">{texts.value}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {variables.map((name) => (
                                    <tr key={name}>
                                        <th scope="row">{name}</th>
                                        <td>{group.client.variables.get(name)}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    </div>
                )}
            </section>
            <p class="row">
                <button class="quiet" onClick={() => void copyReport()}>
                    {texts.report}
                </button>
                <span role="status">{said}</span>
            </p>
        </main>
    );
}

/** How students come in: the code, the link and its picture. */
function Invitation({ texts, group }: { readonly texts: TeacherTexts; readonly group: GroupInfo }) {
    const link = groupLink(studentOrigin(), group);
    return (
        <section class="card addresses">
            <div>
                <p>{texts.code}</p>
                <p class="code" id="mesh-code">
                    {hiraganaCode(group)}
                </p>
                <p class="code">{numberCode(group)}</p>
                <p>
                    {texts.link}: <a href={link}>{link}</a>
                </p>
            </div>
            <div
                class="qr"
                role="img"
                aria-label={texts.qr}
                dangerouslySetInnerHTML={{ __html: renderSVG(link, { border: 2 }) }}
            />
        </section>
    );
}

/** Students cannot reach `localhost`: the first address of this room stands in for it. */
function studentOrigin(): string {
    if (!/^(localhost|127\.)/.test(location.hostname)) return location.origin;
    const addresses = document.querySelector('meta[name="mesh-addresses"]')?.getAttribute('content') ?? '';
    return addresses.split(' ')[0] || location.origin;
}
