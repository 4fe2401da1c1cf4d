import './chrome-api';
import { element, popupText, show } from './popup-page';
import {
    isDomain,
    isRefusedFromHttps,
    languageOf,
    readSettings,
    serverAddress,
    SETTINGS_KEY,
    type Settings,
} from './settings';

/** Each language by its own name, so that its speakers can read it. */
const LANGUAGES = [
    ['en', 'English'],
    ['ja', '日本語'],
    ['ja-Hira', 'にほんご'],
] as const;

/** The settings in their stored form. */
export async function storedSettings(): Promise<Settings> {
    return readSettings((await chrome.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** The popup's settings form. */
export class SettingsForm {
    private readonly server = element('server', HTMLInputElement);
    private readonly serverProblem = element('server-problem', HTMLElement);
    private readonly apiKey = element('api-key', HTMLInputElement);
    private readonly domain = element('domain', HTMLInputElement);
    private readonly domainProblem = element('domain-problem', HTMLElement);
    private readonly language = element('language', HTMLSelectElement);
    private readonly saved = element('saved', HTMLElement);

    /** `onSave` gets the new settings after they are stored. */
    public constructor(
        private settings: Settings,
        private readonly onSave: (settings: Settings) => void,
    ) {
        this.server.value = settings.server;
        this.apiKey.value = settings.apiKey;
        this.domain.value = settings.domain;
        this.writeLanguages();
        element('settings', HTMLFormElement).addEventListener('submit', (event) => {
            event.preventDefault();
            void this.save();
        });
    }

    private async save(): Promise<void> {
        const server = serverAddress(this.server.value);
        const domain = this.domain.value.trim();
        const refused = [
            this.judge(this.server, this.serverProblem, server === null ? 'popup.serverWrong' : null),
            this.judge(this.domain, this.domainProblem, isDomain(domain) ? null : 'popup.domainWrong'),
        ].find((field) => field !== null);
        refused?.focus();
        if (server === null || refused !== undefined) return void (this.saved.textContent = '');
        this.settings = {
            server,
            apiKey: this.apiKey.value.normalize('NFKC').trim(),
            domain,
            language: this.language.value,
        };
        await chrome.storage.local.set({ [SETTINGS_KEY]: this.settings });
        this.server.value = server;
        this.onSave(this.settings);
        this.writeLanguages();
        this.saved.textContent = this.text(isRefusedFromHttps(server) ? 'popup.savedUnsafe' : 'popup.saved');
    }

    /** Shows what is wrong with a field; returns the field if something is. */
    private judge(field: HTMLInputElement, place: HTMLElement, problem: string | null): HTMLInputElement | null {
        field.setAttribute('aria-invalid', String(problem !== null));
        show(place, problem === null ? '' : this.text(problem));
        return problem === null ? null : field;
    }

    private writeLanguages(): void {
        const choices = [['', this.text('popup.browserLanguage')] as const, ...LANGUAGES];
        this.language.replaceChildren(...choices.map(([value, name]) => new Option(name, value)));
        this.language.value = this.settings.language;
    }

    private text(id: string): string {
        return popupText(languageOf(this.settings), id);
    }
}
