// The key that some servers require. The browser keeps it, a person enters it, and no address contains it.
import { knownError, type MeshClientError } from '../client/status/errors';
import type { Shelf } from './shelf';

/** Why a server refuses a request: the key is missing or wrong. */
export type KeyProblem = 'key-missing' | 'key-wrong';

/** Asks the person for the key; null if they have none. */
export type AskForKey = (problem: KeyProblem) => Promise<string | null>;

/** The dependencies of a `ServerKey`. */
export interface ServerKeyParts {
    /** The server's origin, because each server has its own key. */
    readonly server: () => string;
    readonly shelf: Shelf;
    readonly ask: AskForKey;
    /** Called when the person has entered another key. */
    readonly onChange?: () => void;
}

/** The key to one server. */
export class ServerKey {
    private asked: Promise<boolean> | null = null;

    public constructor(private readonly parts: ServerKeyParts) {}

    /** The key, if this browser knows one. */
    public get value(): string | undefined {
        return this.parts.shelf.get(this.shelfName) ?? undefined;
    }

    /**
     * Runs an action that needs the key. If the server refuses it because of the key, asks the person and runs it
     * again; rejects with that refusal if they have no key. Callers that come meanwhile wait for the same answer.
     */
    public async use<Result>(run: () => Promise<Result>): Promise<Result> {
        for (;;)
            try {
                return await run();
            } catch (thrown) {
                const problem = keyProblem(knownError(thrown));
                if (problem === null) throw thrown;
                this.asked ??= this.ask(problem).finally(() => (this.asked = null));
                if (!(await this.asked)) throw thrown;
            }
    }

    private async ask(problem: KeyProblem): Promise<boolean> {
        const { shelf, ask, onChange } = this.parts;
        const key = await ask(problem);
        if (key === null) return false;
        shelf.set(this.shelfName, key);
        onChange?.();
        return true;
    }

    private get shelfName(): string {
        return `mesh_api_key ${this.parts.server()}`;
    }
}

/** Whether a request was refused because of the key. */
function keyProblem({ reason }: MeshClientError): KeyProblem | null {
    return reason?.code === 'key-missing' || reason?.code === 'key-wrong' ? reason.code : null;
}
