import { DOMAIN_MAX_LENGTH } from '../../wire/limits';
import { CreateDomainDocument } from '../../wire/operations';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { ownError } from '../status/errors';
import { withRetry } from '../backend/retry';

/** Where today's editors keep the domain. */
const STORAGE_KEY = 'mesh_v2_domain';
const ALLOWED = /^[\w.-]*$/;

/** The domain as a person may write it: letters, digits, `-`, `.` and `_`. @throws {MeshClientError} `refused` */
export function checkedDomain(domain: string): string {
    const trimmed = domain.trim();
    if (trimmed.length > DOMAIN_MAX_LENGTH)
        throw ownError('refused', 'domain-long', `The domain has ${trimmed.length} characters.`, {
            max: DOMAIN_MAX_LENGTH,
            given: trimmed.length,
        });
    if (!ALLOWED.test(trimmed))
        throw ownError('refused', 'domain-wrong', 'The domain may contain only letters, digits, "-", "." and "_".');
    return trimmed;
}

/**
 * The domain in which groups are found: what the host set, the page's `mesh` parameter, what was stored, and else the
 * one that the backend derives from the network address, so that one classroom finds itself.
 */
export class Domain {
    private derived: Promise<string> | null = null;

    public constructor(
        private chosen: string | undefined,
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    /** The device may be in another network now: what was derived from the address is asked for again. */
    public forgetDerived(): void {
        this.derived = null;
    }

    /** Takes another one; an empty one means that it is found again. @throws {MeshClientError} `refused` */
    public set(domain: string): void {
        const checked = checkedDomain(domain);
        this.chosen = checked === '' ? undefined : checked;
    }

    /** @throws {MeshClientError} where the set one is not allowed or the backend cannot be asked */
    public async get(): Promise<string> {
        const { page } = this.environment;
        const given = this.chosen ?? page.parameter('mesh') ?? page.stored(STORAGE_KEY);
        if (given !== null && given.trim() !== '') return checkedDomain(given);
        const derived = (this.derived ??= this.derive());
        try {
            return await derived;
        } catch (error) {
            if (this.derived === derived) this.derived = null;
            throw error;
        }
    }

    private async derive(): Promise<string> {
        return (await withRetry(this.backend, this.environment, CreateDomainDocument, {})).createDomain;
    }
}
