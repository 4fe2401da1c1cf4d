import { useEffect, useState } from 'preact/hooks';
import type { Command, GroupChoice } from './messages';
import type { PopupWords } from './popup-words';
import type { Settings } from './settings';
import type { TabLink } from './tab-link';

interface GroupSectionProps {
    readonly words: PopupWords;
    readonly settings: Settings;
    readonly link: TabLink;
    readonly inGroup: boolean;
}

/** The popup's section about groups. It asks the server nothing before somebody presses a button. */
export function GroupSection({ words, settings, link, inGroup }: GroupSectionProps) {
    /** The groups that were found; null if nobody has searched with these settings. */
    const [groups, setGroups] = useState<readonly GroupChoice[] | null>(null);
    const [name, setName] = useState('');
    const [error, setError] = useState('');
    const [isBusy, setBusy] = useState(false);
    useEffect(() => setGroups(null), [settings]);
    const run = async (command: Command) => {
        setError('');
        setBusy(true);
        try {
            const answer = await link.run(command);
            if (command.kind === 'find') setGroups(answer);
        } catch (thrown) {
            setError(thrown instanceof Error ? thrown.message : '');
        }
        setBusy(false);
    };
    const create = (event: SubmitEvent) => {
        event.preventDefault();
        void run({ kind: 'create', name: name.trim() });
    };
    return (
        <section aria-labelledby="group-heading" aria-busy={isBusy}>
            <h2 id="group-heading">{words('popup.groups')}</h2>
            {error !== '' && (
                <p id="error" class="problem" role="alert">
                    {error}
                </p>
            )}
            {inGroup ? (
                <button onClick={() => void run({ kind: 'leave' })}>{words('popup.leave')}</button>
            ) : (
                <>
                    <button onClick={() => void run({ kind: 'find' })}>{words('popup.find')}</button>
                    <p role="status">{groups?.length === 0 && words('popup.none')}</p>
                    <ul>
                        {groups?.map(({ id, label, isOwn }) => (
                            <li key={id}>
                                <button onClick={() => void run({ kind: 'join', group: id })}>
                                    {words(isOwn ? 'mesh.dialog.own' : 'popup.join', { NAME: label })}
                                </button>
                            </li>
                        ))}
                    </ul>
                    <form onSubmit={create}>
                        <label for="name">{words('popup.newGroup')}</label>
                        <input
                            id="name"
                            autoComplete="off"
                            maxLength={64}
                            value={name}
                            onInput={({ currentTarget }) => setName(currentTarget.value)}
                        />
                        <button>{words('popup.create')}</button>
                    </form>
                </>
            )}
        </section>
    );
}
