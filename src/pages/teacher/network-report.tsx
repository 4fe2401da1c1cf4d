import { useState } from 'preact/hooks';
import { copyText } from '../../hosts/copy-text';
import type { HostedGroup } from './hosted-group';
import type { Words } from './words';

interface NetworkReportProps {
    readonly words: Words;
    readonly group: HostedGroup;
    readonly say: (sentence: string) => void;
}

/** Copies a report of the network for an administrator, or shows it if the browser does not allow copying. */
export function NetworkReport({ words, group, say }: NetworkReportProps) {
    const [shown, setShown] = useState('');
    const copy = async () => {
        const { text } = await group.client.diagnose();
        const copied = await copyText(text);
        setShown(copied ? '' : text);
        say(words(copied ? 'teacher.copied' : 'teacher.notCopied'));
    };
    return (
        <section>
            <button class="quiet" onClick={() => void copy()}>
                {words('teacher.report')}
            </button>
            {shown !== '' && (
                <label class="report">
                    {words('teacher.notCopied')}
                    <textarea readOnly rows={10} value={shown} />
                </label>
            )}
        </section>
    );
}
