import type { MeshClient } from '../client/client';
import { MeshClientError } from '../client/status/errors';
import type { GroupInfo } from '../client/status/status';
import { ServerKey, type AskForKey } from './server-key';
import { SwappableClient } from './swappable-client';
import type { Shelf } from './shelf';

/** The dependencies of a `KeyedClient`. */
export interface KeyedClientParts {
    /** Makes a client with this key, or returns the reason why it cannot. */
    readonly make: (apiKey: string | undefined) => MeshClient | MeshClientError;
    /** The server's origin. */
    readonly server: () => string;
    readonly shelf: Shelf;
    readonly ask: AskForKey;
}

/** A client that asks the person for a key when its server requires one, and then continues. */
export class KeyedClient extends SwappableClient {
    private readonly key: ServerKey;
    /** The last chosen domain, for the client with the next key. */
    private domain: string | null = null;

    public constructor({ make, ...parts }: KeyedClientParts) {
        super(() => {
            const client = make(this.key.value);
            if (!(client instanceof MeshClientError) && this.domain !== null) client.setDomain(this.domain);
            return client;
        });
        this.key = new ServerKey({ ...parts, onChange: () => this.setTarget(null) });
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
