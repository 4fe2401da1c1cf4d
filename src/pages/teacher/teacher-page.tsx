// The script of `/teacher`.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { pageLanguage } from '../../hosts/page-language';
import { browserShelf, windowShelf } from '../../hosts/shelf';
import { Dashboard } from './dashboard';
import { GroupControl, type NewGroup } from './group-control';
import { HostedGroup } from './hosted-group';
import { OwnGroups } from './own-groups';
import { OwnGroupsList } from './own-groups-list';
import { ServerAccess } from './server-access';
import { SetUp } from './set-up';
import { troubleText, wordsIn } from './words';

/** The name under which a window keeps the id of its group. A reload resumes that group; empty if there is none. */
const WINDOW_GROUP = 'mesh_teacher_window';

type Step =
    | { readonly kind: 'choosing'; readonly message: string }
    | { readonly kind: 'busy' }
    | { readonly kind: 'running'; readonly group: HostedGroup };

/** The page: first creating or resuming a group, then the group itself. */
function TeacherPage({ language }: { readonly language: string }) {
    const words = wordsIn(language);
    const [{ shelf, thisWindow, own, access }] = useState(() => {
        const shelf = browserShelf();
        const access = new ServerAccess(shelf, language);
        return { shelf, thisWindow: windowShelf(), own: new OwnGroups(shelf), access };
    });
    const [step, setStep] = useState<Step>({ kind: 'busy' });
    const message = useRef<HTMLParagraphElement>(null);
    const enter = (entering: Promise<HostedGroup>) => {
        setStep({ kind: 'busy' });
        entering.then(
            (group) => {
                thisWindow.set(WINDOW_GROUP, group.control.right.groupId);
                setStep({ kind: 'running', group });
            },
            (error: unknown) => setStep({ kind: 'choosing', message: troubleText(words, error) }),
        );
    };
    const goOn = (control: GroupControl) => enter(HostedGroup.open(control));
    const ownGroups = () => own.rights().map((right) => new GroupControl(right, access, own));
    useEffect(() => {
        const before = ownGroups().find(({ right }) => right.groupId === thisWindow.get(WINDOW_GROUP));
        if (before === undefined) setStep({ kind: 'choosing', message: '' });
        else goOn(before);
    }, []);
    const said = step.kind === 'choosing' ? step.message : '';
    // The focused element is gone, and there is something to read.
    useEffect(() => {
        if (said !== '') message.current?.focus();
    }, [said]);

    if (step.kind === 'running') {
        const { group } = step;
        const over = (sentence: string) => {
            thisWindow.set(WINDOW_GROUP, '');
            void group.over();
            setStep({ kind: 'choosing', message: sentence });
        };
        return <Dashboard words={words} group={group} shelf={shelf} onOver={over} />;
    }
    const busy = step.kind === 'busy';
    const end = (control: GroupControl) =>
        void control.dissolve().then(
            () => setStep({ kind: 'choosing', message: words('teacher.ended') }),
            (error: unknown) => setStep({ kind: 'choosing', message: troubleText(words, error) }),
        );
    return (
        <main>
            <h1>{words('teacher.title')}</h1>
            <p>{words('teacher.intro')}</p>
            <p ref={message} tabIndex={-1} role="status">
                {said}
            </p>
            <OwnGroupsList words={words} groups={ownGroups()} busy={busy} onGoOn={goOn} onEnd={end} />
            <SetUp
                words={words}
                busy={busy}
                onCreate={(wanted: NewGroup) =>
                    enter(GroupControl.create(wanted, access, own).then((control) => HostedGroup.open(control)))
                }
            />
        </main>
    );
}

const container = document.getElementById('teacher');
if (container !== null) render(<TeacherPage language={pageLanguage()} />, container);
