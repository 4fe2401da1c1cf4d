import type { Words } from './words';

/** The height of the picture in its own units. Its width is one unit per bar. */
const HEIGHT = 100;
/** The number of messages of a full bar is at least this, so that a single message does not fill the graph. */
const FULL_BAR_MIN = 10;

interface TrafficGraphProps {
    readonly words: Words;
    /** Messages in each bin, oldest first. */
    readonly bins: readonly number[];
}

/** The group's traffic over the last minutes, as bars. The axis labels are text of the page, which is not stretched. */
export function TrafficGraph({ words, bins }: TrafficGraphProps) {
    const most = Math.ceil(Math.max(...bins));
    const full = Math.max(FULL_BAR_MIN, most);
    const now = Math.round(bins[bins.length - 1] ?? 0);
    return (
        <figure class="traffic">
            <div class="axis" aria-hidden="true">
                <span>{full}</span>
                <span>0</span>
            </div>
            <svg
                viewBox={`0 0 ${bins.length} ${HEIGHT}`}
                preserveAspectRatio="none"
                role="img"
                aria-label={`${words('teacher.trafficText')}. ${words('teacher.trafficMost', { COUNT: most, NOW: now })}`}
            >
                {bins.map((count, index) => {
                    const height = (count / full) * HEIGHT;
                    return <rect key={index} x={index + 0.1} y={HEIGHT - height} width="0.8" height={height} />;
                })}
            </svg>
            <div class="axis times" aria-hidden="true">
                <span>{words('teacher.trafficStart')}</span>
                <span>{words('teacher.trafficNow')}</span>
            </div>
            <figcaption>{words('teacher.trafficText')}</figcaption>
        </figure>
    );
}
