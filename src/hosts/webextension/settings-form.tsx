import './chrome-api';
import { useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '../../../locales';
import type { TextId } from '../../../locales/local-text';
import type { PopupWords } from './popup-words';
import { isDomain, serverAddress, SETTINGS_KEY, type Settings } from './settings';
import { TextField } from './text-field';
import { hostPattern } from './traffic/server-addresses';

interface SettingsFormProps {
    readonly words: PopupWords;
    readonly settings: Settings;
    /** Called with the new settings after they are stored. */
    readonly onSave: (settings: Settings) => void;
}

function hostOf(server: string): string {
    return server === '' ? '' : new URL(server).hostname;
}

/** Gives the permission for a former server back. */
async function giveBack(former: string, server: string): Promise<void> {
    if (former === '' || (server !== '' && hostPattern(former) === hostPattern(server))) return;
    // A permission that the manifest itself asks for cannot be given back.
    await chrome.permissions.remove({ origins: [hostPattern(former)] }).catch(() => undefined);
}

/** The popup's settings form. */
export function SettingsForm({ words, settings, onSave }: SettingsFormProps) {
    const [typed, setTyped] = useState(settings);
    const [isServerWrong, setServerWrong] = useState(false);
    const [isDomainWrong, setDomainWrong] = useState(false);
    const [saved, setSaved] = useState<TextId | null>(null);
    const type = (change: Partial<Settings>) => setTyped((before) => ({ ...before, ...change }));
    const save = async (event: SubmitEvent) => {
        event.preventDefault();
        const server = serverAddress(typed.server);
        const domain = typed.domain.trim();
        setServerWrong(server === null);
        setDomainWrong(!isDomain(domain));
        if (server === null || !isDomain(domain)) {
            document.getElementById(server === null ? 'server' : 'domain')?.focus();
            return setSaved(null);
        }
        const checked = { ...typed, server, apiKey: typed.apiKey.normalize('NFKC').trim(), domain };
        // The browser asks the person only in the handler of the click, before anything else is waited for.
        const isAllowed = server === '' || (await chrome.permissions.request({ origins: [hostPattern(server)] }));
        await giveBack(settings.server, server);
        await chrome.storage.local.set({ [SETTINGS_KEY]: checked });
        setTyped(checked);
        onSave(checked);
        setSaved(isAllowed ? 'popup.saved' : 'popup.savedNotAllowed');
    };
    return (
        <section aria-labelledby="settings-heading">
            <h2 id="settings-heading">{words('popup.settings')}</h2>
            <form noValidate onSubmit={(event) => void save(event)}>
                <TextField
                    id="server"
                    type="url"
                    label={words('popup.server')}
                    hint={words('popup.serverHint')}
                    problem={isServerWrong ? words('popup.serverWrong') : null}
                    value={typed.server}
                    onType={(server) => type({ server })}
                />
                <TextField
                    id="api-key"
                    type="password"
                    label={words('popup.key')}
                    hint={words('popup.keyHint')}
                    problem={null}
                    value={typed.apiKey}
                    onType={(apiKey) => type({ apiKey })}
                />
                <TextField
                    id="domain"
                    type="text"
                    label={words('popup.domain')}
                    hint={words('popup.domainHint')}
                    problem={isDomainWrong ? words('popup.domainWrong') : null}
                    value={typed.domain}
                    onType={(domain) => type({ domain })}
                />
                <label for="language">{words('popup.language')}</label>
                <select
                    id="language"
                    value={typed.language}
                    onChange={({ currentTarget }) => type({ language: currentTarget.value })}
                >
                    {Object.entries({ '': words('popup.browserLanguage'), ...LANGUAGE_NAMES }).map(([value, name]) => (
                        <option key={value} value={value}>
                            {name}
                        </option>
                    ))}
                </select>
                <button>{words('popup.save')}</button>
                <p role="status">{saved !== null && words(saved, { HOST: hostOf(settings.server) })}</p>
            </form>
        </section>
    );
}
