// dist/scratch-mesh.mjs: Xcratch loads an extension as a module with `entry`, its card in the library of extensions,
// and `blockClass`, which it constructs with the runtime.
import { EXTENSION_ID } from '../../blocks/blocks';
import { ICON_URI, MENU_ICON_URI } from '../../blocks/icon';
import { LOCALES } from '../../locales';
import { localText } from '../../locales/local-text';
import type { VmRuntime } from '../extension/vm-types';
import { SingleInstanceExtension } from './single-instance-extension';
import { pageLanguage } from './page-language';
import { scriptClient } from './script-client';
import { scriptOptions } from './script-options';

/** Xcratch's translator. */
type FormatMessage = (message: { readonly id: string; readonly default: string }) => string;

/** Each language's own name. The editor's translator returns one of them, which tells its language. */
const LOCALE_KEY = 'mesh.locale';

let formatMessage: FormatMessage | null = null;

function locale(): string {
    return formatMessage?.({ id: LOCALE_KEY, default: 'en' }) ?? pageLanguage();
}

/** The card. Xcratch writes the module's address into it. */
export const entry = {
    get name(): string {
        return localText(locale(), 'mesh.name');
    },
    get description(): string {
        return localText(locale(), 'mesh.description');
    },
    extensionId: EXTENSION_ID,
    extensionURL: import.meta.url,
    collaborator: 'scratch-mesh',
    iconURL: ICON_URI,
    insetIconURL: MENU_ICON_URI,
    featured: true,
    disabled: false,
    bluetoothRequired: false,
    internetConnectionRequired: true,
    translationMap: Object.fromEntries(
        Object.entries(LOCALES).map(([name, texts]) => [name, { ...texts, [LOCALE_KEY]: name }]),
    ),
    setFormatMessage(formatter: FormatMessage): void {
        formatMessage = formatter;
    },
};

/** The extension's class. */
export class blockClass extends SingleInstanceExtension {
    /** The module's URL. Xcratch writes it here and saves it in projects. */
    public static extensionURL = import.meta.url;
    public static readonly EXTENSION_ID = EXTENSION_ID;

    public static get EXTENSION_NAME(): string {
        return localText(locale(), 'mesh.name');
    }

    public constructor(runtime: VmRuntime) {
        super(runtime, () => scriptClient(() => scriptOptions(blockClass.extensionURL)), { locale });
    }
}
