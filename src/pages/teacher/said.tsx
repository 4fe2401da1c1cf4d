import { useEffect, useState } from 'preact/hooks';

/** What was said last; every saying has a number, so that the same words are heard again. */
export interface Saying {
    readonly sentence: string;
    readonly number: number;
}

/** How long it stays on the screen, ms: time to read two lines twice. */
const SHOWN_MS = 8_000;

/** Says things to whoever looks at the page or hears it. */
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

/** The place where it is said. It is always there: what appears together with its words is not announced. */
export function Said({ said }: { readonly said: Saying }) {
    return (
        <p class="said" role="status">
            {said.sentence !== '' && <span key={said.number}>{said.sentence}</span>}
        </p>
    );
}
