import { filledText } from '../../../locales/filled-text';
import type { Command, GroupChoice, PageState } from './messages';
import { element, popupText, show } from './popup-page';

/** The section's dependencies. */
export interface GroupSectionParts {
    /** Passes a command to the tab's mesh. Rejects with a sentence. */
    readonly run: (command: Command) => Promise<readonly GroupChoice[]>;
    readonly language: () => string;
    /** Whether the settings have a server address. */
    readonly hasServer: () => boolean;
}

/** The popup's section about groups. It asks the server nothing before somebody presses a button. */
export class GroupSection {
    private readonly status = element('status', HTMLElement);
    private readonly error = element('error', HTMLElement);
    private readonly section = element('group', HTMLElement);
    private readonly choice = element('choice', HTMLElement);
    private readonly leave = element('leave', HTMLButtonElement);
    private readonly none = element('none', HTMLElement);
    private readonly list = element('groups', HTMLElement);
    private readonly newName = element('name', HTMLInputElement);
    private state: PageState | null = null;

    public constructor(private readonly parts: GroupSectionParts) {
        this.leave.addEventListener('click', () => void this.run({ kind: 'leave' }));
        element('find', HTMLButtonElement).addEventListener('click', () => void this.find());
        element('create', HTMLFormElement).addEventListener('submit', (event) => {
            event.preventDefault();
            void this.run({ kind: 'create', name: this.newName.value.trim() });
        });
    }

    /** Shows the tab's state; null if the extension is not in the tab. */
    public show(state: PageState | null): void {
        this.state = state;
        const hasEditor = state !== null && state.hasEditor;
        const { hasServer } = this.parts;
        const instead = hasEditor ? (hasServer() ? null : 'popup.noServer') : 'popup.noEditor';
        this.status.textContent = instead === null ? (state?.text ?? '') : this.text(instead);
        this.section.hidden = instead !== null;
        this.leave.hidden = state?.inGroup !== true;
        this.choice.hidden = state?.inGroup === true;
    }

    /** Shows the same state again, perhaps in another language. */
    public showAgain(): void {
        this.write([]);
        this.none.hidden = true;
        this.show(this.state);
    }

    private async find(): Promise<void> {
        const groups = await this.run({ kind: 'find' });
        if (groups === null) return;
        this.write(groups);
        this.none.hidden = groups.length > 0;
    }

    private write(groups: readonly GroupChoice[]): void {
        this.list.replaceChildren(
            ...groups.map(({ id, label, isOwn }) => {
                const button = document.createElement('button');
                button.type = 'button';
                button.textContent = filledText(this.text(isOwn ? 'mesh.dialog.own' : 'popup.join'), { NAME: label });
                button.addEventListener('click', () => void this.run({ kind: 'join', group: id }));
                const item = document.createElement('li');
                item.append(button);
                return item;
            }),
        );
    }

    /** Null if it failed; the failure is shown. */
    private async run(command: Command): Promise<readonly GroupChoice[] | null> {
        show(this.error, '');
        this.section.ariaBusy = 'true';
        try {
            return await this.parts.run(command);
        } catch (error) {
            show(this.error, error instanceof Error ? error.message : '');
            return null;
        } finally {
            this.section.ariaBusy = 'false';
        }
    }

    private text(id: string): string {
        return popupText(this.parts.language(), id);
    }
}
