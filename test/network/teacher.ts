// The teacher of a group in the laboratory: makes it with its key, and pauses it.
import { CreateHostedGroupDocument, PauseGroupDocument } from '../../src/wire/operations';
import { print } from 'graphql';

/** A teacher's rights in one group. */
export class Teacher {
    private constructor(
        private readonly url: string,
        private readonly group: { readonly groupId: string; readonly domain: string },
        private readonly hostKey: string,
    ) {}

    /** Makes the group that the member of that node id will host. @throws {Error} where the backend refuses */
    public static async of(url: string, name: string, hostId: string): Promise<Teacher> {
        const variables = { name, hostId, domain: name, useWebSocket: true };
        const { createGroup } = await ask(url, print(CreateHostedGroupDocument), variables);
        const { id, hostKey } = record(createGroup);
        if (typeof id !== 'string' || typeof hostKey !== 'string') throw new Error('The group was there already.');
        return new Teacher(url, { groupId: id, domain: name }, hostKey);
    }

    /** Pauses the group, or lets it go on. */
    public async setPaused(paused: boolean): Promise<void> {
        await ask(this.url, print(PauseGroupDocument), { ...this.group, hostKey: this.hostKey, paused });
    }
}

async function ask(url: string, query: string, variables: object): Promise<Record<string, unknown>> {
    const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
    });
    const answer = record(await response.json());
    if (answer['errors'] !== undefined) throw new Error(`The backend answered ${JSON.stringify(answer['errors'])}.`);
    return record(answer['data']);
}

function record(value: unknown): Record<string, unknown> {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
