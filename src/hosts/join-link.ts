// Joins the group of a link: at once if it exists, or as soon as it does.
import { knownError, type MeshClientError } from '../client/status/errors';
import { isMeant } from '../client/groups/meant-group';
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
export async function joinByLink(mesh: LinkedMesh, banner: LinkBanner, { wanted, shown }: GroupLink): Promise<void> {
    let isJoining = false;
    let isGivenUp = false;
    const stopListening = mesh.onStatus(({ state }) => {
        // The person joins another group, or creates one.
        if (!isJoining && state !== 'disconnected' && state !== 'error') isGivenUp = true;
    });
    const tell = (error: MeshClientError) => {
        if (error.kind === 'group-gone') banner.showWaiting(shown);
        else banner.showError(error);
    };
    /** True if there is nothing left to do. */
    const join = async () => {
        isJoining = true;
        try {
            await mesh.joinGroup(wanted);
            banner.showStatus();
            return true;
        } catch (error) {
            const known = knownError(error);
            tell(known);
            return known.kind === 'refused';
        } finally {
            isJoining = false;
        }
    };
    /** True if the search is over: the group exists, or the person has given it up. */
    const search = async () => {
        try {
            const groups = await mesh.listGroups();
            if (isGivenUp || isMeant(groups, wanted)) return true;
            banner.showWaiting(shown);
        } catch (error) {
            if (!isGivenUp) tell(knownError(error));
        }
        return isGivenUp;
    };
    while (!isGivenUp && !(await join())) {
        do await pause();
        while (!isGivenUp && !(await search()));
    }
    stopListening();
    if (isGivenUp) banner.showStatus();
}

function pause(): Promise<void> {
    const ms = LOOK_AGAIN_MS * (1 + JITTER * (2 * Math.random() - 1));
    return new Promise((resolve) => setTimeout(resolve, ms));
}
