import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** A progress message of the downloading program: the step before the editor can be shown, and the share of it done. */
const PROGRESS = v.object({ step: v.picklist(['fetching', 'compressing']), share: v.number() });
type Progress = v.InferOutput<typeof PROGRESS>;

/** The state of the editor. */
export type EditorState =
    /** It can be shown. `address` is the part of its files' URLs that changes with their content. */
    | { readonly kind: 'ready'; readonly address: string }
    /** `share` of the step is done, 0 to 1. */
    | ({ readonly kind: 'fetching' } & Progress)
    /**
     * `reason` is the downloading program's message, in English; null if this installation cannot download the editor.
     */
    | { readonly kind: 'failed'; readonly reason: string | null };

/** The file in the editor's folder that names its address. It is written last. */
const ADDRESS_FILE = 'address.txt';
/** Characters of a failing program's output that are kept, from its end. */
const SAID_MAX_LENGTH = 500;
/** Milliseconds between two lines about the progress in the terminal. */
const TELL_MS = 5_000;

/** Scratch's editor, downloaded once by a separate process. */
export class EditorFetch {
    private running: Progress | null = null;
    private reason: string | null = null;
    private found: string | null = null;
    private toldAt = 0;

    public constructor(
        private readonly folder: string,
        /** The script that downloads it into the given folder; null if this installation has none. */
        private readonly script: string | null,
        /** Writes a line to the terminal. */
        private readonly tell: (line: string) => void = () => undefined,
    ) {}

    /** Whether it can be shown. Starts the download if it is missing. */
    public ensure(): EditorState {
        this.found ??= this.addressThere();
        if (this.found !== null) return { kind: 'ready', address: this.found };
        if (this.running !== null) return { kind: 'fetching', ...this.running };
        if (this.reason !== null) {
            const { reason } = this;
            // The next call tries again.
            this.reason = null;
            return { kind: 'failed', reason };
        }
        if (this.script === null) return { kind: 'failed', reason: null };
        return { kind: 'fetching', ...this.fetch(this.script) };
    }

    private addressThere(): string | null {
        const file = join(this.folder, ADDRESS_FILE);
        return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
    }

    private fetch(script: string): Progress {
        const child = spawn(process.execPath, [script, this.folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
        const stop = () => void child.kill();
        process.once('exit', stop);
        this.tell('Fetching the Scratch editor for /editor (150 MB, only this once) …');
        this.toldAt = Date.now();
        let said = '';
        child.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-SAID_MAX_LENGTH)));
        child.on('message', (message) => this.note(message));
        child.once('error', (error) => (said = error.message));
        child.once('close', (code) => {
            process.off('exit', stop);
            this.running = null;
            if (code === 0) return this.tell('The Scratch editor is ready: open /editor.');
            this.reason = said.trim().split('\n').pop() || `It ended with ${code ?? 'a signal'}.`;
            this.tell(`${this.reason} Everything else works; /editor tries again when somebody opens it.`);
        });
        return (this.running = { step: 'fetching', share: 0 });
    }

    /** Reads a progress message of the process. */
    private note(message: unknown): void {
        const read = v.safeParse(PROGRESS, message);
        if (!read.success) return;
        this.running = read.output;
        if (Date.now() - this.toldAt < TELL_MS) return;
        this.toldAt = Date.now();
        const done = read.output.step === 'fetching' ? 'fetched' : 'compressed';
        this.tell(`The Scratch editor: ${Math.floor(read.output.share * 100)} % ${done} …`);
    }
}
