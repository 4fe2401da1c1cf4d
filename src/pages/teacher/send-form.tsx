import type { Words } from './words';

interface SendFormProps {
    readonly words: Words;
    readonly onSend: (name: string) => void;
}

/** Sends an event to everybody. */
export function SendForm({ words, onSend }: SendFormProps) {
    const send = (event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (!(form instanceof HTMLFormElement)) return;
        const name = new FormData(form).get('event');
        if (typeof name !== 'string' || name.trim() === '') return;
        form.reset();
        onSend(name.trim());
    };
    return (
        <form class="row" onSubmit={send}>
            <label>
                {words('teacher.event')} <input name="event" required maxLength={100} autoComplete="off" />
            </label>
            <button>{words('teacher.send')}</button>
        </form>
    );
}
