// Takes a picture of every state of every page and puts them on sheets, one per language: `npm run gallery`, or for some
// languages `npm run gallery -- ja`.
import { LOCALES } from '../locales';
import { startChromium } from '../test/browser/chromium';
import { startServer } from '../test/server-process';
import { Album, FOLDER } from './gallery/album';
import { takePopup } from './gallery/popup-pages';
import { takePupilPages } from './gallery/pupil-pages';
import { takeServerPages } from './gallery/server-pages';
import { takeTeacherPages } from './gallery/teacher-pages';

async function main(named: readonly string[]): Promise<void> {
    const languages = named.length > 0 ? named : Object.keys(LOCALES);
    const server = await startServer();
    const browser = await startChromium();
    try {
        const albums = languages.map((language) => new Album(language, browser));
        for (const album of albums) {
            await takeServerPages(album, server);
            await takeTeacherPages(album);
            await takePupilPages(album, server);
        }
        await takePopup(albums, server);
        for (const album of albums) await album.makeSheet();
        process.stdout.write(`The pictures are in ${FOLDER}, a sheet for each language.\n`);
    } finally {
        await browser.close();
        await server.stop();
    }
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
    process.stderr.write(`${String(thrown)}\n`);
    process.exitCode = 1;
});
