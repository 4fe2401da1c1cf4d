// A pupil in a public editor, which is https and lets its pages connect to nowhere else, and a classroom's server, which
// is http and in the room: the extension's worker carries what they say to each other.
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../until';
import { useServer } from '../use-server';
import { sensorValue } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    repeat,
    wait,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import type { EditorSite } from './editor-page';
import { ForeignEditor, keepServer, openPopup, saveServer, startWithExtension, stopWorker } from './extension-browser';
import { CLASSROOM_HOST, EDITOR_HOST, openStrictSite, STRICT_ARGS } from './strict-page';

const EVENTS = 200;

/** Sends `EVENTS` broadcasts with a number each, and notes the numbers of the other. */
function project(own: string, other: string): Parameters<typeof ForeignEditor.open>[2] {
    return {
        variables: { [own]: 0 },
        lists: ['heard'],
        scripts: [
            [whenFlagClicked(), repeat(EVENTS, changeVariable(own, 1), broadcast(`from-${own}`), wait(0.05))],
            [whenReceived(`from-${other}`), addTo('heard', sensorValue(other))],
        ],
    };
}

const NUMBERS = Array.from({ length: EVENTS }, (_, index) => String(index + 1));

describe('an https editor with a strict policy, and an http server', () => {
    const server = useServer({ MESH_POLLING_INTERVAL_SECONDS: '1' });
    let site: EditorSite;
    let context: BrowserContext;
    let popups: readonly [Page, Page];
    let editors: readonly [ForeignEditor, ForeignEditor];

    beforeAll(async () => {
        site = await openStrictSite();
        context = await startWithExtension({
            additions: { matches: [`https://${EDITOR_HOST}/*`], hosts: [`http://${CLASSROOM_HOST}/*`] },
            args: STRICT_ARGS,
        });
        context.setDefaultTimeout(15_000);
        await saveServer(context, `http://${CLASSROOM_HOST}:${server.port}`, 'strict');
        editors = [
            await ForeignEditor.open(context, site, project('a', 'b')),
            await ForeignEditor.open(context, site, project('b', 'a'), '/?mesh_polling=1'),
        ];
        popups = [await openPopup(context, editors[0].page), await openPopup(context, editors[1].page)];
        await popups[0].getByLabel('Name of the new group').fill('class 3');
        await popups[0].getByRole('button', { name: 'Create a group' }).click();
        await popups[0].getByText(/class 3\D*1\b/).waitFor();
        await popups[1].getByRole('button', { name: 'Find groups' }).click();
        await popups[1].getByRole('button', { name: 'Join class 3' }).click();
        await popups[0].getByText(/class 3\D*2\b/).waitFor();
    }, 60_000);
    afterAll(async () => {
        await context.close();
        await site.close();
    });

    it('are connected by WebSocket, and by polling where that is asked for', async () => {
        await popups[0].getByText(/Connected by WebSocket/).waitFor();
        await popups[1].getByText(/Messages are fetched every/).waitFor();
    });

    it('D1 D2 D3: 200 events each way arrive once and in order, though the worker is stopped twice meanwhile', async () => {
        await Promise.all(editors.map((editor) => editor.greenFlag()));
        for (const share of [0.25, 0.6]) {
            await until('some have arrived', async () => (await editors[0].list('heard')).length >= EVENTS * share);
            await stopWorker(context);
        }
        for (const editor of editors) {
            await until('all have arrived', async () => (await editor.list('heard')).length >= EVENTS);
            expect(await editor.list('heard')).toEqual(NUMBERS);
        }
    }, 90_000);
});

describe('an extension that the browser does not let reach the server', () => {
    let site: EditorSite;
    let context: BrowserContext;
    beforeAll(async () => {
        site = await openStrictSite();
        context = await startWithExtension({ additions: { matches: [`https://${EDITOR_HOST}/*`] }, args: STRICT_ARGS });
        context.setDefaultTimeout(15_000);
    });
    afterAll(async () => {
        await context.close();
        await site.close();
    });

    it('says what to press', async () => {
        // Nobody listens there: a refusal of the browser looks like that, too.
        await keepServer(context, `http://${CLASSROOM_HOST}:1/graphql`);
        const editor = await ForeignEditor.open(context, site, {});
        const popup = await openPopup(context, editor.page);
        await popup.getByRole('button', { name: 'Find groups' }).click();
        await popup.getByText(`The browser does not let the extension reach ${CLASSROOM_HOST}`).first().waitFor();
    }, 60_000);
});
