// This page's access to its server, with the person's key if the server requires one.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createApolloBackend, httpLink } from '../../client/backend/apollo-backend';
import type { Backend } from '../../client/backend/backend';
import type { MeshClient } from '../../client/client';
import { createMeshClient } from '../../client/create-client';
import { browserEnvironment } from '../../client/environment/environment';
import { Reachability } from '../../client/backend/reachability';
import { askForKey } from '../../hosts/key-dialog';
import { ServerKey } from '../../hosts/server-key';
import type { Shelf } from '../../hosts/shelf';

const GRAPHQL = '/graphql';

/** Sends requests to the page's server. */
export class ServerAccess {
    public readonly environment = browserEnvironment();
    private readonly key: ServerKey;
    private backend: Backend;

    public constructor(shelf: Shelf, language: string) {
        this.key = new ServerKey({
            server: () => location.origin,
            shelf,
            ask: (problem) => askForKey(problem, language),
            onChange: () => (this.backend = this.newBackend()),
        });
        this.backend = this.newBackend();
    }

    /** Sends one operation. Asks the person for the key if the server requires it. @throws {BackendError} */
    public run<Data, Variables extends Record<string, unknown>>(
        operation: TypedDocumentNode<Data, Variables>,
        variables: Variables,
    ): Promise<Data> {
        return this.key.use(() => this.backend.run(operation, variables));
    }

    /** A client that is in no group yet and will join under this id. */
    public client(domain: string, nodeId: string): MeshClient {
        const { environment, key } = this;
        return createMeshClient({ url: GRAPHQL, domain, apiKey: key.value }, { ...environment, newId: () => nodeId });
    }

    private newBackend(): Backend {
        const { environment, key } = this;
        const reachability = new Reachability(new URL(GRAPHQL, location.origin), environment);
        return createApolloBackend(httpLink(GRAPHQL, key.value, environment), environment, reachability);
    }
}
