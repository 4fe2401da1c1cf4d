import { useEffect, useState } from 'preact/hooks';
import { Confirmation } from './confirmation';
import { askAfter, secondsBetween, type GroupReport } from './hosted-group';
import type { GroupRight, OwnGroups } from './own-groups';
import type { ServerAccess } from './server-access';
import type { Words } from './words';

interface OwnGroupsListProps {
    readonly words: Words;
    readonly access: ServerAccess;
    readonly own: OwnGroups;
    readonly busy: boolean;
    readonly onGoOn: (right: GroupRight) => void;
    readonly onEnd: (right: GroupRight) => void;
}

/**
 * A group of this browser that has not ended, as far as is known. The report is null if the server could not be asked.
 */
interface Living {
    readonly right: GroupRight;
    readonly report: GroupReport | null;
}

/** The running groups that this browser created. It forgets those that have ended. */
export function OwnGroupsList({ words, access, own, busy, onGoOn, onEnd }: OwnGroupsListProps) {
    const [living, setLiving] = useState<readonly Living[]>([]);
    useEffect(() => void livingGroups(access, own).then(setLiving), []);
    if (living.length === 0) return null;
    return (
        <section class="card">
            <h2>{words('teacher.yourGroups')}</h2>
            <ul class="own-groups">
                {living.map(({ right, report }) => (
                    <li key={right.groupId} class="row">
                        <strong class="name" title={right.name}>
                            {right.name}
                        </strong>
                        <span>{stateText(words, own, right, report)}</span>
                        <button
                            disabled={busy}
                            aria-label={words('teacher.goOnNamed', { NAME: right.name })}
                            onClick={() => onGoOn(right)}
                        >
                            {words('teacher.goOn')}
                        </button>
                        <Confirmation
                            label={words('teacher.endShort')}
                            name={words('teacher.endNamed', { NAME: right.name })}
                            question={words('teacher.endSure')}
                            yes={words('teacher.endYes')}
                            no={words('teacher.no')}
                            onYes={() => {
                                setLiving(living.filter((other) => other.right !== right));
                                onEnd(right);
                            }}
                        />
                    </li>
                ))}
            </ul>
        </section>
    );
}

async function livingGroups(access: ServerAccess, own: OwnGroups): Promise<Living[]> {
    const found: Living[] = [];
    for (const right of own.rights())
        try {
            const report = await askAfter(right, access, own);
            if (report !== null) found.push({ right, report });
        } catch {
            found.push({ right, report: null });
        }
    return found;
}

function stateText(words: Words, own: OwnGroups, { groupId }: GroupRight, report: GroupReport | null): string {
    if (report === null) return words('teacher.groupUnknown');
    const students = own.studentsIn(groupId, report.members);
    const minutes = Math.ceil(secondsBetween(report.serverTime, report.expiresAt) / 60);
    return words('teacher.groupState', { COUNT: students.length, MINUTES: Math.max(0, minutes) });
}
