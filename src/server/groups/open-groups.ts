import { ownGroups, type OpenGroups } from './server-groups';
import type { ServerSettings } from '../settings/server-settings';

/** The groups that the settings name. */
export function openGroups(settings: ServerSettings): OpenGroups {
    const { store } = settings;
    if (store.kind === 'memory') return ownGroups(settings);
    return async (parts) => {
        // Loaded only when needed, so a classroom server starts without it.
        const { sharedGroups } = await import(/* webpackMode: "eager" */ './shared-groups');
        return sharedGroups(settings, store)(parts);
    };
}
