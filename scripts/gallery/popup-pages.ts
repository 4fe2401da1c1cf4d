// The popup of the browser extension, beside an editor of somebody else's.
import type { Page } from 'playwright-core';
import { LOCALES } from '../../locales';
import { EditorSite } from '../../test/browser/editor-page';
import { ForeignEditor, openPopup, saveServer, startWithExtension } from '../../test/browser/extension-browser';
import type { ServerProcess } from '../../test/server-process';
import type { Album } from './album';
import { Host } from './host';

/** Takes it in each language: it is one browser, whose extension keeps the language. */
export async function takePopup(albums: readonly Album[], server: ServerProcess): Promise<void> {
    const context = await startWithExtension();
    const site = await EditorSite.open();
    try {
        await saveServer(context, server.url, 'school');
        for (const name of ['同じ名前', '同じ名前', 'Class $& <b>']) await Host.open(server.url, name);
        const { page: editor } = await ForeignEditor.open(context, site, {});
        for (const album of albums) await takeIn(album, await openPopup(context, editor));
    } finally {
        await context.close();
        await site.close();
    }
}

async function takeIn(album: Album, opened: Page): Promise<void> {
    const popup = await inLanguage(opened, album);
    await popup.getByRole('button', { name: album.text('popup.find') }).click();
    await popup.getByText('Class $& <b>').first().waitFor();
    await album.take(popup, 'popup-groups');
    await popup.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await album.take(popup, 'popup-settings');
    await popup.close();
}

/** Chooses the language, whatever the popup speaks now. */
async function inLanguage(popup: Page, album: Album): Promise<Page> {
    await popup.setViewportSize({ width: 380, height: 600 });
    await popup.locator('select').first().selectOption(album.language);
    const save = Object.values(LOCALES).map((texts) => texts['popup.save'] ?? '');
    await popup
        .getByRole('button', { name: new RegExp(`^(${save.join('|')})$`) })
        .first()
        .click();
    await popup.getByText(album.text('popup.saved')).first().waitFor();
    await popup.reload();
    return popup;
}
