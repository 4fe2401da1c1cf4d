import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ConfirmationProps {
    /** The visible label of the button. */
    readonly label: string;
    /** The label with its object, for screen readers. */
    readonly name: string;
    readonly question: string;
    readonly yes: string;
    readonly no: string;
    readonly onYes: () => void;
}

/** A button that asks before it acts. The focus moves to the harmless answer, and back afterwards. */
export function Confirmation({ label, name, question, yes, no, onYes }: ConfirmationProps) {
    const [asking, setAsking] = useState(false);
    const wasAsking = useRef(false);
    const button = useRef<HTMLButtonElement>(null);
    const harmless = useRef<HTMLButtonElement>(null);
    useLayoutEffect(() => {
        if (asking) harmless.current?.focus();
        else if (wasAsking.current) button.current?.focus();
        wasAsking.current = asking;
    }, [asking]);
    if (!asking)
        return (
            <button ref={button} class="quiet" aria-label={name} onClick={() => setAsking(true)}>
                {label}
            </button>
        );
    const escape = (event: KeyboardEvent) => {
        if (event.key === 'Escape') setAsking(false);
    };
    const confirm = () => {
        setAsking(false);
        onYes();
    };
    return (
        <span class="row question" role="alertdialog" aria-label={question} onKeyDown={escape}>
            <span>{question}</span>
            <button class="danger" onClick={confirm}>
                {yes}
            </button>
            <button ref={harmless} class="quiet" onClick={() => setAsking(false)}>
                {no}
            </button>
        </span>
    );
}
