import type { TeacherTexts } from './texts';

const WIDTH = 600;
const HEIGHT = 120;
const SPAN_MS = 5 * 60_000;

interface TrafficGraphProps {
    readonly texts: TeacherTexts;
    readonly curve: readonly { readonly agoMs: number; readonly perMinute: number }[];
}

/** The group's traffic over the last minutes, as a line. */
export function TrafficGraph({ texts, curve }: TrafficGraphProps) {
    const most = Math.max(10, ...curve.map(({ perMinute }) => perMinute));
    const points = curve.map(({ agoMs, perMinute }) => {
        const x = WIDTH - (agoMs / SPAN_MS) * WIDTH;
        return `${x.toFixed(1)},${(HEIGHT - (perMinute / most) * (HEIGHT - 8)).toFixed(1)}`;
    });
    return (
        <figure style="margin: 0">
            <svg
                viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                width="100%"
                role="img"
                aria-label={`${texts.trafficText}: ${Math.round(curve[curve.length - 1]?.perMinute ?? 0)}`}
            >
                <line x1="0" y1={HEIGHT - 1} x2={WIDTH} y2={HEIGHT - 1} stroke="#555b70" />
                <polyline points={points.join(' ')} fill="none" stroke="#3346b3" stroke-width="2" />
                <text x="4" y="14" font-size="12" fill="#555b70">
                    {Math.round(most)}
                </text>
            </svg>
            <figcaption>{texts.trafficText}</figcaption>
        </figure>
    );
}
