import { useEffect, useState } from 'preact/hooks';
import { Confirmation } from './confirmation';
import { secondsBetween, type GroupControl, type GroupReport } from './group-control';
import type { Words } from './words';

interface OwnGroupsListProps {
    readonly words: Words;
    readonly groups: readonly GroupControl[];
    readonly busy: boolean;
    readonly onGoOn: (group: GroupControl) => void;
    readonly onEnd: (group: GroupControl) => void;
}

/**
 * A group of this browser that has not ended, as far as is known. The report is null if the server could not be asked.
 */
interface Living {
    readonly group: GroupControl;
    readonly report: GroupReport | null;
}

/** The running groups that this browser created. It forgets those that have ended. */
export function OwnGroupsList({ words, groups, busy, onGoOn, onEnd }: OwnGroupsListProps) {
    const [living, setLiving] = useState<readonly Living[]>([]);
    useEffect(() => void livingGroups(groups).then(setLiving), []);
    if (living.length === 0) return null;
    return (
        <section class="card">
            <h2>{words('teacher.yourGroups')}</h2>
            <ul class="own-groups">
                {living.map(({ group, report }) => (
                    <li key={group.right.groupId} class="row">
                        <strong class="name" title={group.right.name}>
                            {group.right.name}
                        </strong>
                        <span>{stateText(words, group, report)}</span>
                        <button
                            disabled={busy}
                            aria-label={words('teacher.goOnNamed', { NAME: group.right.name })}
                            onClick={() => onGoOn(group)}
                        >
                            {words('teacher.goOn')}
                        </button>
                        <Confirmation
                            label={words('teacher.endShort')}
                            name={words('teacher.endNamed', { NAME: group.right.name })}
                            question={words('teacher.endSure')}
                            yes={words('teacher.endYes')}
                            no={words('teacher.no')}
                            onYes={() => {
                                setLiving(living.filter((other) => other.group !== group));
                                onEnd(group);
                            }}
                        />
                    </li>
                ))}
            </ul>
        </section>
    );
}

async function livingGroups(groups: readonly GroupControl[]): Promise<Living[]> {
    const found: Living[] = [];
    for (const group of groups)
        try {
            const report = await group.reportIfLiving();
            if (report !== null) found.push({ group, report });
        } catch {
            found.push({ group, report: null });
        }
    return found;
}

function stateText(words: Words, group: GroupControl, report: GroupReport | null): string {
    if (report === null) return words('teacher.groupUnknown');
    const minutes = Math.ceil(secondsBetween(report.serverTime, report.expiresAt) / 60);
    return words('teacher.groupState', { COUNT: group.studentsOf(report).length, MINUTES: Math.max(0, minutes) });
}
