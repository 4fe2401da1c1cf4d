// The popup of the browser extension: the groups of the active tab, and the settings.
import './chrome-api';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { GroupSection } from './group-section';
import type { PageState } from './messages';
import { popupWords } from './popup-words';
import { languageOf, readSettings, SETTINGS_KEY, type Settings } from './settings';
import { SettingsForm } from './settings-form';
import { TabLink } from './tab-link';

interface PopupProps {
    readonly stored: Settings;
    /** The tab with the editor; undefined if there is none. */
    readonly tab: number | undefined;
}

function Popup({ stored, tab }: PopupProps) {
    const [settings, setSettings] = useState(stored);
    /** The tab's state; null if the extension is not in the tab. */
    const [state, setState] = useState<PageState | null>(null);
    const [link] = useState(() => (tab === undefined ? null : new TabLink(tab, setState)));
    const language = languageOf(settings);
    const words = popupWords(language);
    useLayoutEffect(() => {
        document.documentElement.lang = language;
    }, [language]);
    const hasServer = settings.server !== '';
    return (
        <main>
            <h1>{words('mesh.name')}</h1>
            {link !== null && state?.hasEditor === true ? (
                <>
                    <p role="status">{hasServer ? state.text : words('popup.noServer')}</p>
                    {hasServer && (
                        <GroupSection words={words} settings={settings} link={link} inGroup={state.inGroup} />
                    )}
                </>
            ) : (
                <p role="status">{words('popup.noEditor')}</p>
            )}
            <SettingsForm words={words} settings={settings} onSave={setSettings} />
        </main>
    );
}

async function storedSettings(): Promise<Settings> {
    return readSettings((await chrome.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

async function tabInFront(): Promise<number | undefined> {
    // Opened as a page, the popup is itself the active tab, so the address names the other one: popup.html?tab=7
    const named = new URLSearchParams(location.search).get('tab');
    if (named !== null) return Number(named);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
}

async function open(): Promise<void> {
    const [stored, tab] = await Promise.all([storedSettings(), tabInFront()]);
    render(<Popup stored={stored} tab={tab} />, document.body);
}

void open();
