import { useEffect, useRef, useState } from 'preact/hooks';
import { knownError } from '../../client/status/errors';
import { groupLabel } from '../../client/groups/join-code';
import { errorSentence, statusText } from '../../extension/status-text';
import type { StatusError } from '../../client/status/status';
import type { Shelf } from '../../hosts/shelf';
import type { GroupControl } from './group-control';
import { GroupControls } from './group-controls';
import type { HostedGroup } from './hosted-group';
import { Invitation } from './invitation';
import { MembersTable } from './members-table';
import { NetworkReport } from './network-report';
import { Said, useSaid } from './said';
import { SendForm } from './send-form';
import { Traffic } from './traffic';
import { TrafficGraph } from './traffic-graph';
import { minutesLeft, useReport } from './use-report';
import { VariablesTable } from './variables-table';
import { troubleText, type Words } from './words';

/** The time that "Add 10 minutes" adds, s. */
const PROLONG_S = 600;

interface DashboardProps {
    readonly words: Words;
    readonly group: HostedGroup;
    readonly shelf: Shelf;
    /** The group has ended; the sentence says why. */
    readonly onOver: (sentence: string) => void;
}

/** Everything about a running group. */
export function Dashboard({ words, group, shelf, onOver }: DashboardProps) {
    const { client, control } = group;
    const [status, setStatus] = useState(client.status);
    const [traffic] = useState(() => new Traffic());
    const { latest, trouble, refresh } = useReport(control, traffic);
    const [failure, setFailure] = useState<unknown>(null);
    const [said, say] = useSaid();
    const heading = useRef<HTMLHeadingElement>(null);
    const membersHeading = useRef<HTMLHeadingElement>(null);
    // The form that created the group is gone, and so is its focus.
    useEffect(() => heading.current?.focus(), []);
    useEffect(() => client.onStatus(setStatus), [client]);
    const { lastError } = status;
    // A page that is closed also leaves the group. That does not end the group and is not an error.
    const ended = status.group === null && lastError !== null;
    useEffect(() => {
        if (ended) onOver(endSentence(words, lastError));
    }, [ended]);
    if (status.group === null) return null;

    const doing = (deed: () => Promise<string>) =>
        void deed().then(
            (sentence) => {
                setFailure(null);
                say(sentence);
            },
            (error: unknown) => setFailure(error),
        );
    const prolong = () =>
        doing(async () => {
            if (latest === null) return '';
            const before = minutesLeft(latest);
            const expiresAt = await prolonged(control);
            if (expiresAt === null) return words('teacher.notProlonged', { MINUTES: before });
            await refresh();
            const minutes = minutesLeft({ ...latest, report: { ...latest.report, expiresAt } });
            return words(minutes > before ? 'teacher.prolonged' : 'teacher.notProlonged', { MINUTES: minutes });
        });
    const pause = (paused: boolean) =>
        doing(async () => {
            await control.pause(paused);
            await refresh();
            // While the group is paused, a text beside the button says so.
            return paused ? '' : words('teacher.pausedOff');
        });
    const remove = (nodeId: string, name: string) =>
        doing(async () => {
            await control.remove(nodeId);
            await refresh();
            // The row is gone, and so is its focus.
            if (document.activeElement === document.body) membersHeading.current?.focus();
            return words('teacher.removed', { NAME: name });
        });
    const end = () => {
        setFailure(null);
        group.dissolve().then(() => onOver(words('teacher.ended')), setFailure);
    };
    const paused = latest?.report.paused ?? false;
    const send = (name: string) => {
        client.fire(name, '', 'own');
        say(words(paused ? 'teacher.sendPaused' : 'teacher.sent', { NAME: name }));
    };
    const students = latest === null ? [] : control.studentsOf(latest.report);
    // The teacher's own decisions are no news to the teacher, and the time has its own place.
    const ownStatus = { ...status, members: students.length, paused: false, expiresInSeconds: null };
    const connection = statusText(ownStatus, words.language, location.host);
    const wrong = failure ?? trouble;
    const wrongText = wrong === null ? '' : troubleText(words, wrong);
    return (
        <main>
            <h1 ref={heading} tabIndex={-1}>
                {groupLabel(status.group)}
            </h1>
            <p>
                {words('teacher.connection')}: {connection}
            </p>
            {!connection.includes(wrongText) && (
                <p class="alert" role="alert">
                    {wrongText}
                </p>
            )}
            <Invitation words={words} group={status.group} shelf={shelf} />
            <GroupControls
                words={words}
                minutes={latest === null ? null : minutesLeft(latest)}
                paused={paused}
                say={say}
                onProlong={prolong}
                onPause={pause}
                onEnd={end}
            />
            <section class="card">
                <h2 ref={membersHeading} tabIndex={-1}>
                    {words('teacher.members')} ({students.length})
                </h2>
                {latest === null || students.length === 0 ? (
                    <p>{words('teacher.nobody')}</p>
                ) : (
                    <MembersTable
                        words={words}
                        students={students}
                        serverTime={latest.report.serverTime}
                        traffic={traffic}
                        onRemove={remove}
                    />
                )}
            </section>
            <section class="card">
                <h2>{words('teacher.send')}</h2>
                <SendForm words={words} onSend={send} />
            </section>
            <section class="card">
                <h2>{words('teacher.traffic')}</h2>
                <TrafficGraph words={words} bins={traffic.bins(performance.now())} />
            </section>
            <section class="card">
                <h2>{words('teacher.allVariables')}</h2>
                <VariablesTable words={words} variables={client.variables} />
            </section>
            <NetworkReport words={words} group={group} say={say} />
            <Said said={said} />
        </main>
    );
}

/**
 * Moves the group's end. Resolves with the new end, or null if the group has its longest lifetime.
 * @throws {MeshClientError}
 */
async function prolonged(group: GroupControl): Promise<string | null> {
    try {
        return await group.prolong(PROLONG_S);
    } catch (error) {
        if (knownError(error).reason?.code === 'life-full') return null;
        throw error;
    }
}

/** How the group ended, as a sentence for its host. */
function endSentence(words: Words, error: StatusError): string {
    if (error.kind !== 'group-gone') return errorSentence(error, words.language, location.host);
    return words(error.reason?.code === 'group-over' ? 'teacher.over' : 'teacher.ended');
}
