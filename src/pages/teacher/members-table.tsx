import { hiraganaCode } from '../../client/groups/join-code';
import { Confirmation } from './confirmation';
import type { GroupReport } from './group-control';
import type { Traffic } from './traffic';
import { transportReasonText, type Words } from './words';

type Member = GroupReport['members'][number];

interface MembersTableProps {
    readonly words: Words;
    readonly students: readonly Member[];
    /** The server's time of the report, ISO 8601. */
    readonly serverTime: string;
    readonly traffic: Traffic;
    readonly onRemove: (nodeId: string, name: string) => void;
}

const COLUMNS = [
    'teacher.member',
    'teacher.transport',
    'teacher.why',
    'teacher.seen',
    'teacher.events',
    'teacher.variables',
    'teacher.missed',
    'teacher.remove',
] as const;

/** The members, how and why each is connected, and their activity. */
export function MembersTable({ words, students, serverTime, traffic, onRemove }: MembersTableProps) {
    const now = Date.parse(serverTime);
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={words('teacher.members')}>
            <table class="members">
                <thead>
                    <tr>
                        {COLUMNS.map((title) => (
                            <th key={title} scope="col">
                                {words(title)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {students.map((member) => {
                        const { nodeId, transport, transportReason, lastSeenAt, missed } = member;
                        const name = memberName(nodeId);
                        const { events, variables } = traffic.rate(nodeId, performance.now());
                        const seconds = Math.max(0, Math.round((now - Date.parse(lastSeenAt)) / 1000));
                        return (
                            <tr key={nodeId}>
                                <th scope="row" class="name" title={name}>
                                    {name}
                                </th>
                                <td>{transportName(transport, words)}</td>
                                <td class="why">{transportReasonText(words, transportReason)}</td>
                                <td>{words('teacher.secondsAgo', { SECONDS: seconds })}</td>
                                <td>{events}</td>
                                <td>{variables}</td>
                                <td>{missed}</td>
                                <td>
                                    <Confirmation
                                        label={words('teacher.remove')}
                                        name={words('teacher.removeNamed', { NAME: name })}
                                        question={words('teacher.removeSure', { NAME: name })}
                                        yes={words('teacher.remove')}
                                        no={words('teacher.no')}
                                        onYes={() => onRemove(nodeId, name)}
                                    />
                                </td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}

/** Members have no names. Six hiragana of the id distinguish them, as in editors. */
function memberName(nodeId: string): string {
    return hiraganaCode({ id: nodeId, name: nodeId });
}

function transportName(transport: string | null, words: Words): string {
    if (transport === 'websocket') return words('teacher.websocket');
    if (transport === 'polling') return words('teacher.polling');
    return transport ?? words('teacher.unknown');
}
