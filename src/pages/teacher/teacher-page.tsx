// The script of `/teacher`.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { knownError } from '../../client/errors';
import { pageLanguage } from '../../hosts/page-language';
import { Dashboard } from './dashboard';
import { HostedGroup } from './hosted-group';
import { teacherTexts } from './texts';

type Step =
    | { readonly kind: 'restoring' }
    | { readonly kind: 'setup'; readonly message: string }
    | { readonly kind: 'creating' }
    | { readonly kind: 'running'; readonly group: HostedGroup };

/** The page: making a group, and then the group. */
function TeacherPage({ language }: { readonly language: string }) {
    const texts = teacherTexts(language);
    const [step, setStep] = useState<Step>({ kind: 'restoring' });
    useEffect(() => {
        void HostedGroup.restore().then((group) =>
            setStep(group === null ? { kind: 'setup', message: '' } : { kind: 'running', group }),
        );
    }, []);

    if (step.kind === 'running')
        return (
            <Dashboard
                texts={texts}
                language={language}
                group={step.group}
                onEnded={() => setStep({ kind: 'setup', message: texts.ended })}
            />
        );
    const create = (event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget;
        const name = form instanceof HTMLFormElement ? new FormData(form).get('name') : null;
        if (typeof name !== 'string') return;
        setStep({ kind: 'creating' });
        HostedGroup.create(name.trim()).then(
            (group) => setStep({ kind: 'running', group }),
            (error: unknown) => setStep({ kind: 'setup', message: knownError(error).message }),
        );
    };
    const busy = step.kind !== 'setup';
    return (
        <main>
            <h1>{texts.title}</h1>
            <p>{texts.intro}</p>
            <form class="card row" onSubmit={create}>
                <label>
                    {texts.name} <input name="name" required maxLength={100} defaultValue={texts.defaultName} />
                </label>
                <button disabled={busy}>{step.kind === 'creating' ? texts.creating : texts.create}</button>
            </form>
            <p role="status">{step.kind === 'setup' ? step.message : ''}</p>
        </main>
    );
}

const container = document.getElementById('teacher');
if (container !== null) render(<TeacherPage language={pageLanguage()} />, container);
