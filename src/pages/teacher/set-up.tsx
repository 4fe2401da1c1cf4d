import type { NewGroup } from './group-control';
import type { Words } from './words';

/** Lesson lengths to choose from, minutes: the server's default, and the usual ones at schools. */
const LENGTHS_MIN = [25, 45, 60, 90];
/** The most common lesson, also in Japan. */
const USUAL_LENGTH_MIN = 45;

interface SetUpProps {
    readonly words: Words;
    readonly busy: boolean;
    readonly onCreate: (group: NewGroup) => void;
}

/** The form that creates a group. */
export function SetUp({ words, busy, onCreate }: SetUpProps) {
    const create = (event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (!(form instanceof HTMLFormElement)) return;
        const data = new FormData(form);
        const name = data.get('name');
        if (typeof name === 'string') onCreate({ name: name.trim(), minutes: Number(data.get('minutes')) });
    };
    return (
        <form class="card row" onSubmit={create}>
            <label>
                {words('teacher.name')}{' '}
                <input name="name" required maxLength={100} defaultValue={words('teacher.defaultName')} />
            </label>
            <label>
                {words('teacher.length')}{' '}
                <select name="minutes">
                    {LENGTHS_MIN.map((minutes) => (
                        <option key={minutes} value={minutes} selected={minutes === USUAL_LENGTH_MIN}>
                            {words('teacher.minutes', { MINUTES: minutes })}
                        </option>
                    ))}
                </select>
            </label>
            <button disabled={busy}>{words(busy ? 'teacher.creating' : 'teacher.create')}</button>
        </form>
    );
}
