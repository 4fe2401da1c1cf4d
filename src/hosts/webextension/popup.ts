// The popup of the browser extension: the settings, and the groups of the active tab.
import './chrome-api';
import { GroupSection } from './group-section';
import { writeWords } from './popup-page';
import { languageOf } from './settings';
import { SettingsForm, storedSettings } from './settings-form';
import { TabLink } from './tab-link';

async function tabInFront(): Promise<number | undefined> {
    // Opened as a page, the popup is itself the active tab, so the address names the other one: popup.html?tab=7
    const told = new URLSearchParams(location.search).get('tab');
    if (told !== null) return Number(told);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
}

async function open(): Promise<void> {
    let settings = await storedSettings();
    writeWords(languageOf(settings));
    const tab = await tabInFront();
    const section = new GroupSection({
        run: (command) => (link === null ? Promise.resolve([]) : link.run(command)),
        language: () => languageOf(settings),
        hasServer: () => settings.server !== '',
    });
    const link = tab === undefined ? null : new TabLink(tab, (state) => section.show(state));
    section.show(null);
    new SettingsForm(settings, (saved) => {
        settings = saved;
        writeWords(languageOf(settings));
        section.showAgain();
    });
}

void open();
