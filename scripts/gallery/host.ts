import { randomUUID } from 'node:crypto';
import { at, text } from '../../test/conformance/backend';

/** What a host does, without a page. */
export class Host {
    private constructor(
        private readonly server: string,
        public readonly id: string,
        private readonly hostKey: string,
        private readonly hostId: string,
    ) {}

    /** Makes a group of that name. */
    public static async open(server: string, name: string): Promise<Host> {
        const hostId = randomUUID();
        const made = await ask(
            server,
            `mutation { answer: createGroup(name: ${JSON.stringify(name)}, hostId: ${JSON.stringify(hostId)}, domain: "school", useWebSocket: true) { id hostKey } }`,
        );
        return new Host(server, text(made, 'id'), text(made, 'hostKey'), hostId);
    }

    public async pause(): Promise<void> {
        await this.run(`pauseGroup(${this.key()}, paused: true)`);
    }

    /** Takes everybody out. */
    public async removeAll(): Promise<void> {
        const nodes = await this.run(`listNodesInGroup(groupId: "${this.id}", domain: "school") { id }`, 'query');
        if (!Array.isArray(nodes)) throw new Error('The server listed no members.');
        for (const node of nodes) await this.run(`removeMember(${this.key()}, nodeId: "${text(node, 'id')}")`);
    }

    public async end(): Promise<void> {
        await this.run(`dissolveGroup(groupId: "${this.id}", domain: "school", hostId: "${this.hostId}") { groupId }`);
    }

    private key(): string {
        return `groupId: "${this.id}", domain: "school", hostKey: "${this.hostKey}"`;
    }

    private run(operation: string, kind = 'mutation'): Promise<unknown> {
        return ask(this.server, `${kind} { answer: ${operation} }`);
    }
}

async function ask(server: string, query: string): Promise<unknown> {
    const answer = await fetch(`${server}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
    });
    return at(await answer.json(), 'data', 'answer');
}
