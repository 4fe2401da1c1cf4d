// Joins the group of a link: at once if it exists, or as soon as it does.
import { knownError, type MeshClientError } from '../client/errors';
import { isMeant } from '../client/meant-group';
import type { GroupLink } from './group-link';
import type { Mesh } from './install';

/** Wait before the next search for the group, ms: a class of forty then asks eight times a second. */
const LOOK_AGAIN_MS = 5_000;
/** Random share of that wait, so that a class does not ask in step. */
const JITTER = 0.2;

/** Where the progress is shown. */
export interface LinkBanner {
    /** The group does not exist yet. */
    showWaiting(code: string): void;
    showError(error: MeshClientError): void;
    /** There is no more to say about the link. */
    showStatus(): void;
}

/** The part of the mesh that this file uses. */
export type LinkedMesh = Pick<Mesh, 'joinGroup' | 'listGroups' | 'onStatus'>;

/**
 * Joins the group of a link. If the group does not exist yet, or the request fails, searches again until it exists or
 * until the person does something else. Resolves when there is nothing left to do. A refusal is shown and ends the
 * search.
 */
export async function joinByLink(mesh: LinkedMesh, banner: LinkBanner, link: GroupLink): Promise<void> {
    await new Following(mesh, banner, link).follow();
}

class Following {
    private isJoining = false;
    private isGivenUp = false;

    public constructor(
        private readonly mesh: LinkedMesh,
        private readonly banner: LinkBanner,
        private readonly link: GroupLink,
    ) {}

    public async follow(): Promise<void> {
        const stopListening = this.mesh.onStatus(({ state }) => {
            // The person joins another group, or creates one.
            if (!this.isJoining && state !== 'disconnected' && state !== 'error') this.isGivenUp = true;
        });
        while (!(await this.join())) {
            do await pause();
            while (!this.isGivenUp && !(await this.isThere()));
            if (this.isGivenUp) break;
        }
        stopListening();
        if (this.isGivenUp) this.banner.showStatus();
    }

    /** True if there is nothing left to do. */
    private async join(): Promise<boolean> {
        this.isJoining = true;
        try {
            await this.mesh.joinGroup(this.link.wanted);
            this.banner.showStatus();
            return true;
        } catch (error) {
            const known = knownError(error);
            this.tell(known);
            return known.kind === 'refused';
        } finally {
            this.isJoining = false;
        }
    }

    private async isThere(): Promise<boolean> {
        try {
            const groups = await this.mesh.listGroups();
            if (this.isGivenUp || isMeant(groups, this.link.wanted)) return true;
            this.banner.showWaiting(this.link.shown);
        } catch (error) {
            if (!this.isGivenUp) this.tell(knownError(error));
        }
        return this.isGivenUp;
    }

    private tell(error: MeshClientError): void {
        if (error.kind === 'group-gone') this.banner.showWaiting(this.link.shown);
        else this.banner.showError(error);
    }
}

function pause(): Promise<void> {
    const ms = LOOK_AGAIN_MS * (1 + JITTER * (2 * Math.random() - 1));
    return new Promise((resolve) => setTimeout(resolve, ms));
}
