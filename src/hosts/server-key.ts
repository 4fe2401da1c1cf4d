// The key that some servers ask for: kept in this browser, asked of the person, and never part of an address.
import { knownError, type MeshClientError } from '../client/errors';
import type { Shelf } from './shelf';

/** Why a server refuses: it was given no key, or another one than its own. */
export type KeyProblem = 'key-missing' | 'key-wrong';

/** Asks the person for the key; null where they have none. */
export type AskForKey = (problem: KeyProblem) => Promise<string | null>;

/** What a `ServerKey` needs. */
export interface ServerKeyParts {
    /** The origin of the server: each has its own key. */
    readonly server: () => string;
    readonly shelf: Shelf;
    readonly ask: AskForKey;
    /** The person has given another key. */
    readonly onChange?: () => void;
}

/** The key to one server. */
export class ServerKey {
    private asked: Promise<boolean> | null = null;

    public constructor(private readonly parts: ServerKeyParts) {}

    /** The key, as far as this browser knows one. */
    public get value(): string | undefined {
        return this.parts.shelf.get(this.shelfName) ?? undefined;
    }

    /**
     * Runs what needs the key. Where the server refuses it for want of one, the person is asked and it runs again;
     * rejects with that refusal where they have none. Who comes while they are asked waits for the same answer.
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

/** Whether a request was refused for want of a key. */
function keyProblem({ reason }: MeshClientError): KeyProblem | null {
    return reason?.code === 'key-missing' || reason?.code === 'key-wrong' ? reason.code : null;
}
