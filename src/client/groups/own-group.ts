// The group that this browser created last. A host that closed its tab, or whose browser crashed, can resume it.
import type { Page } from '../environment/environment';
import type { GroupInfo } from '../status/status';

/** Where the browser keeps it. */
const STORED = 'mesh_own_group';

interface Kept {
    readonly id: string;
    readonly domain: string;
    readonly name: string;
    /** Whether its tab was closed: before that another tab may be its host now. */
    readonly left: boolean;
}

/** Remembers one group, the last that this browser made. */
export class OwnGroup {
    public constructor(private readonly page: Pick<Page, 'stored' | 'store'>) {}

    /** This tab is the host of that group. */
    public keep({ id, domain, name }: GroupInfo): void {
        this.write({ id, domain, name, left: false });
    }

    /** The host closes its tab. False if this browser cannot resume that group. */
    public leave({ id, domain }: GroupInfo): boolean {
        const kept = this.read();
        return kept?.id === id && kept.domain === domain && this.write({ ...kept, left: true });
    }

    /** The group has ended. */
    public forget({ id, domain }: GroupInfo): void {
        const kept = this.read();
        if (kept?.id === id && kept.domain === domain) this.page.store(STORED, null);
    }

    /** Whether this browser may resume a group as its host: it created it, and no tab is its host now. */
    public canGoOn({ id, domain, hostAway }: GroupInfo): boolean {
        const kept = this.read();
        return kept?.id === id && kept.domain === domain && (kept.left || hostAway === true);
    }

    /** Whether the group that this browser made last was called so. */
    public isCalled(name: string, domain: string): boolean {
        const kept = this.read();
        return kept?.name === name && kept.domain === domain;
    }

    private write(kept: Kept): boolean {
        return this.page.store(STORED, JSON.stringify(kept));
    }

    private read(): Kept | null {
        try {
            const kept: unknown = JSON.parse(this.page.stored(STORED) ?? 'null');
            return isKept(kept) ? kept : null;
        } catch {
            return null;
        }
    }
}

function isKept(value: unknown): value is Kept {
    if (typeof value !== 'object' || value === null) return false;
    const isText = (name: string) => typeof Reflect.get(value, name) === 'string';
    return isText('id') && isText('domain') && isText('name') && typeof Reflect.get(value, 'left') === 'boolean';
}
