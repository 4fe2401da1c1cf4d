// What `/editor` says before the editor is there, and that it goes on by itself.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditorFetch, type EditorState } from '../../../src/server/pages/editor-fetch';
import { editorPage } from '../../../src/server/pages/editor-page';
import { until } from '../../until';

const PROGRESS = `
process.send({ step: 'fetching', share: 0.25 });
process.send({ step: 'fetching' });
process.send('nonsense');
process.on('message', () => undefined);
`;

function page(state: EditorState, address = '/editor', language = 'en'): string {
    return editorPage({ language, url: new URL(address, 'http://page') }, state);
}

/** A folder, and a script in the place of the one that fetches. */
function fetcher(script: string): { readonly editor: EditorFetch; readonly folder: string; readonly said: string[] } {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-editor-'));
    const file = join(folder, 'fetch.cjs');
    writeFileSync(file, script.replaceAll('FOLDER', folder));
    const said: string[] = [];
    return { editor: new EditorFetch(folder, file, (line) => said.push(line)), folder, said };
}

const READY = "require('fs').writeFileSync('FOLDER/address.txt', '1.2.3-1'); process.disconnect();";

test('it is fetched once, tells how far it is, and then where it is', async () => {
    const { editor, folder, said } = fetcher(PROGRESS);
    expect(editor.ensure()).toEqual({ kind: 'fetching', step: 'fetching', share: 0 });
    await until('the progress is known', () => {
        const state = editor.ensure();
        return state.kind === 'fetching' && state.share === 0.25;
    });
    expect(said).toHaveLength(1);
    writeFileSync(join(folder, 'address.txt'), '1.2.3-1\n');
    expect(editor.ensure()).toEqual({ kind: 'ready', address: '1.2.3-1' });
    process.emit('exit', 0);
});

test('what is there is shown without fetching', async () => {
    const { editor, said } = fetcher(READY);
    expect(editor.ensure().kind).toBe('fetching');
    await until('it is there', () => editor.ensure().kind === 'ready');
    await until('the terminal hears of it', () => said.at(-1)?.includes('is ready') ?? false);
});

test('a failure is told once, and the next question tries again', async () => {
    const { editor, said } = fetcher("console.error('No network.'); process.exit(1);");
    expect(editor.ensure().kind).toBe('fetching');
    await until('it has failed', () => said.length === 2);
    expect(said[1]).toContain('No network.');
    expect(editor.ensure()).toEqual({ kind: 'failed', reason: 'No network.' });
    expect(editor.ensure().kind).toBe('fetching');
    await until('it has failed again', () => said.length === 4);
});

test('an installation without the script says so, and does not pretend to try', () => {
    const editor = new EditorFetch('/nowhere', null);
    expect(editor.ensure()).toEqual({ kind: 'failed', reason: null });
    expect(page(editor.ensure())).toContain('without the Scratch editor');
});

test.each(['en', 'ja', 'ja-Hira'])('who waits reads in %s how far it is and which group comes', (language) => {
    const waiting = page({ kind: 'fetching', step: 'compressing', share: 0.429 }, '/editor?join=747774', language);
    expect(waiting).toContain('<progress max="100" value="42"');
    expect(waiting).toContain('747774');
    expect(waiting).toContain('http-equiv="refresh"');
    expect(waiting).toContain(`<html lang="${language}">`);
});

test('what a link says is shown as it is written', () => {
    const shown = page({ kind: 'ready', address: '1.2.3-1' }, '/editor?join=%3Cimg%20src%3Dx%3E%24%26[CODE]');
    expect(shown).toContain('&#60;img src=x&#62;$&#38;[CODE]');
    expect(shown).toContain('<script src="/editor/1.2.3-1/scratch-gui-standalone.js">');
    expect(shown).toContain('content="/editor/1.2.3-1/"');
});

test('a failed fetch says what to do, and the page tries again', () => {
    const failed = page({ kind: 'failed', reason: 'It <broke>.' });
    expect(failed).toContain('Connect the computer that runs the server to the internet');
    // The cause is English, and in the terminal.
    expect(failed).toContain('terminal shows the cause');
    expect(failed).not.toContain('broke');
    expect(failed).toContain('http-equiv="refresh"');
});
