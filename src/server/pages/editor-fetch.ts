import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the editor stands. */
export type EditorState =
    { readonly kind: 'ready' } | { readonly kind: 'fetching' } | { readonly kind: 'failed'; readonly reason: string };

/** The script of the editor, without which there is none. */
const EDITOR_SCRIPT = 'scratch-gui-standalone.js';

/** Scratch's editor: fetched when its page is first asked for, because most servers never need it. */
export class EditorFetch {
    private fetching = false;
    private reason: string | null = null;

    public constructor(
        private readonly folder: string,
        /** The script that fetches it into the folder; null where this installation has none. */
        private readonly script: string | null,
    ) {}

    /** Whether it can be shown; begins to fetch it where it is missing. */
    public ensure(): EditorState {
        if (existsSync(join(this.folder, EDITOR_SCRIPT))) return { kind: 'ready' };
        if (this.fetching) return { kind: 'fetching' };
        if (this.reason !== null) {
            const { reason } = this;
            // The next question tries again.
            this.reason = null;
            return { kind: 'failed', reason };
        }
        if (this.script === null)
            return { kind: 'failed', reason: 'This server was installed without the Scratch editor.' };
        this.fetch(this.script);
        return { kind: 'fetching' };
    }

    private fetch(script: string): void {
        this.fetching = true;
        const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'pipe'] });
        let said = '';
        child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-500)));
        const ended = (code: number | null) => {
            this.fetching = false;
            if (code !== 0) this.reason = said.trim().split('\n').pop() ?? `It ended with ${code ?? 'a signal'}.`;
        };
        child.once('error', (error) => {
            said = error.message;
            ended(null);
        });
        child.once('exit', ended);
    }
}
