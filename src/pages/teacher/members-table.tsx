import { useState } from 'preact/hooks';
import { hiraganaCode } from '../../client/join-code';
import type { GroupReport, HostedGroup } from './hosted-group';
import type { TeacherTexts } from './texts';
import type { Traffic } from './traffic';

interface MembersTableProps {
    readonly texts: TeacherTexts;
    readonly group: HostedGroup;
    readonly report: GroupReport;
    readonly traffic: Traffic;
}

/** Who is there, how they are reached and why, and what they do. */
export function MembersTable({ texts, group, report, traffic }: MembersTableProps) {
    const [asked, ask] = useState<string | null>(null);
    const students = report.members.filter(({ nodeId }) => nodeId !== group.hostId);
    if (students.length === 0) return <p>{texts.nobody}</p>;
    const now = Date.parse(report.serverTime);
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={texts.members}>
            <table>
                <thead>
                    <tr>
                        {[
                            texts.member,
                            texts.transport,
                            texts.why,
                            texts.seen,
                            texts.events,
                            texts.variables,
                            texts.missed,
                            texts.remove,
                        ].map((title) => (
                            <th key={title} scope="col">
                                {title}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {students.map((member) => {
                        const rate = traffic.rate(member.nodeId, Date.now());
                        return (
                            <tr key={member.nodeId}>
                                <th scope="row">{memberName(member.nodeId)}</th>
                                <td>{transportName(member.transport, texts)}</td>
                                <td>{member.transportReason ?? ''}</td>
                                <td>
                                    {Math.max(0, Math.round((now - Date.parse(member.lastSeenAt)) / 1000))}{' '}
                                    {texts.secondsAgo}
                                </td>
                                <td>{rate.events}</td>
                                <td>{rate.variables}</td>
                                <td>{member.missed}</td>
                                <td>
                                    {asked === member.nodeId ? (
                                        <span class="row" role="alertdialog" aria-label={texts.removeSure}>
                                            {texts.removeSure}
                                            <button class="danger" onClick={() => void group.remove(member.nodeId)}>
                                                {texts.remove}
                                            </button>
                                            <button class="quiet" onClick={() => ask(null)}>
                                                {texts.no}
                                            </button>
                                        </span>
                                    ) : (
                                        <button class="quiet" onClick={() => ask(member.nodeId)}>
                                            {texts.remove}
                                        </button>
                                    )}
                                </td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}

/** Members have no names: six hiragana of the id tell them apart, as editors show them. */
function memberName(nodeId: string): string {
    return hiraganaCode({ id: nodeId, name: nodeId });
}

function transportName(transport: string | null, texts: TeacherTexts): string {
    if (transport === 'websocket') return texts.websocket;
    if (transport === 'polling') return texts.polling;
    return transport ?? texts.unknown;
}
