import type { MeshClient } from '../client/client';
import { MeshClientError } from '../client/errors';
import type { GroupInfo } from '../client/status';
import { ServerKey, type AskForKey } from './server-key';
import { SettableClient } from './settable-client';
import type { Shelf } from './shelf';

/** What a `KeyedClient` needs. */
export interface KeyedClientParts {
    /** A client with this key, or the reason why there is none. */
    readonly make: (apiKey: string | undefined) => MeshClient | MeshClientError;
    /** The origin of the server. */
    readonly server: () => string;
    readonly shelf: Shelf;
    readonly ask: AskForKey;
}

/** A client that asks the person for a key where its server wants one, and goes on with it. */
export class KeyedClient extends SettableClient {
    private readonly key: ServerKey;
    /** What was chosen last, for the client that comes with another key. */
    private domain: string | null = null;

    public constructor({ make, ...parts }: KeyedClientParts) {
        super(() => {
            const client = make(this.key.value);
            if (!(client instanceof MeshClientError) && this.domain !== null) client.setDomain(this.domain);
            return client;
        });
        this.key = new ServerKey({ ...parts, onChange: () => this.use(null) });
    }

    public override setDomain(domain: string): void {
        super.setDomain(domain);
        this.domain = domain;
    }

    public override createGroup(name?: string): Promise<GroupInfo> {
        return this.key.use(() => super.createGroup(name));
    }

    public override listGroups(): Promise<GroupInfo[]> {
        return this.key.use(() => super.listGroups());
    }

    public override joinGroup(idOrName: string, domain?: string): Promise<GroupInfo> {
        return this.key.use(() => super.joinGroup(idOrName, domain));
    }
}
