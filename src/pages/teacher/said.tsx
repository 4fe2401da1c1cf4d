import { useEffect, useState } from 'preact/hooks';

/** The last announcement. Each has a number, so that the same words are announced again. */
export interface Saying {
    readonly sentence: string;
    readonly number: number;
}

/** How long it stays on the screen, ms: time to read two lines twice. */
const SHOWN_MS = 8_000;

/** Announces texts on the screen and to screen readers. */
export function useSaid(): readonly [Saying, (sentence: string) => void] {
    const [said, setSaid] = useState<Saying>({ sentence: '', number: 0 });
    const say = (sentence: string) => setSaid(({ number }) => ({ sentence, number: number + 1 }));
    useEffect(() => {
        if (said.sentence === '') return undefined;
        const timer = setTimeout(() => say(''), SHOWN_MS);
        return () => clearTimeout(timer);
    }, [said.number]);
    return [said, say];
}

/**
 * The element for announcements. It always exists: screen readers do not announce an element that appears together with
 * its text.
 */
export function Said({ said }: { readonly said: Saying }) {
    return (
        <p class="said" role="status">
            {said.sentence !== '' && <span key={said.number}>{said.sentence}</span>}
        </p>
    );
}
