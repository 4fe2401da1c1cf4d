import type { Domain } from '../groups/domain';
import type { Environment } from '../environment/environment';
import type { Joiner } from '../groups/join';
import type { OwnGroup } from '../groups/own-group';
import type { TrackedBackend } from '../backend/tracked-backend';
import type { PollTransport, PushSource } from '../transport/transport';

/** What the client is composed of. */
export interface MeshClientParts {
    readonly environment: Environment;
    readonly backend: TrackedBackend;
    readonly joiner: Joiner;
    readonly domain: Domain;
    readonly ownGroup: OwnGroup;
    readonly polling: () => PollTransport;
    readonly source: PushSource | null;
    /** The server's address, or null where the backend is inside the page. */
    readonly server: string | null;
    /** Releases what the backend itself holds, as the page's own does. */
    readonly onDispose: () => void;
}
