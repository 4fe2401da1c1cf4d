import { useEffect, useRef } from 'preact/hooks';
import { Confirmation } from './confirmation';
import { minutesText, type Words } from './words';

/** How many minutes before the end the page announces it, as in the editor. */
const NEARLY_OVER_MIN = 5;

interface GroupControlsProps {
    readonly words: Words;
    /** Whole minutes left by the server's clock; null until they are known. */
    readonly minutes: number | null;
    readonly paused: boolean;
    readonly say: (sentence: string) => void;
    readonly onProlong: () => void;
    readonly onPause: (paused: boolean) => void;
    readonly onEnd: () => void;
}

/** The remaining time, and the controls for the whole group. */
export function GroupControls({ words, minutes, paused, say, onProlong, onPause, onEnd }: GroupControlsProps) {
    const nearlyOver = minutes !== null && minutes <= NEARLY_OVER_MIN;
    const warned = useRef(false);
    useEffect(() => {
        // Once, and again after the group was prolonged.
        if (nearlyOver && !warned.current) say(words('teacher.nearlyOver', { MINUTES: minutes }));
        warned.current = nearlyOver;
    }, [nearlyOver]);
    return (
        <section class="card row" aria-label={words('teacher.title')}>
            <strong class={nearlyOver ? 'time nearly-over' : 'time'}>
                {minutes === null ? '…' : minutesText(words, minutes)}
            </strong>
            <button class="quiet" onClick={onProlong}>
                {words('teacher.prolong')}
            </button>
            <button class={paused ? '' : 'quiet'} onClick={() => onPause(!paused)}>
                {words(paused ? 'teacher.resume' : 'teacher.pause')}
            </button>
            <Confirmation
                label={words('teacher.end')}
                name={words('teacher.end')}
                question={words('teacher.endSure')}
                yes={words('teacher.endYes')}
                no={words('teacher.no')}
                onYes={onEnd}
            />
            <span role="status">{paused && <strong class="paused">{words('teacher.paused')}</strong>}</span>
        </section>
    );
}
