import { randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import {
    CreateHostedGroupDocument,
    DissolveGroupDocument,
    ListNodesDocument,
    PauseGroupDocument,
    RemoveMemberDocument,
} from '../../src/wire/operations';
import { at, list, text } from '../../test/conformance/backend';
import { run } from '../../test/server/wire-client';

const DOMAIN = 'school';

/** A host without a page. */
export class Host {
    private constructor(
        public readonly id: string,
        /** Runs an operation on the group, with the host's rights; resolves with the data. */
        private readonly run: (document: DocumentNode, more?: object) => Promise<unknown>,
    ) {}

    /** Creates a group of that name. */
    public static async open(server: string, name: string): Promise<Host> {
        const host = { hostId: randomUUID(), domain: DOMAIN };
        const { data } = await run(server, CreateHostedGroupDocument, { ...host, name, useWebSocket: true });
        const [groupId, hostKey] = ['id', 'hostKey'].map((field) => text(data, 'createGroup', field));
        return new Host(groupId ?? '', async (document, more) => {
            const answer = await run(server, document, { ...host, groupId, hostKey, ...more });
            return answer.data;
        });
    }

    public async pause(): Promise<void> {
        await this.run(PauseGroupDocument, { paused: true });
    }

    /** Removes every member. */
    public async removeAll(): Promise<void> {
        for (const node of list(await this.run(ListNodesDocument), 'listNodesInGroup'))
            await this.run(RemoveMemberDocument, { nodeId: at(node, 'id') });
    }

    public async end(): Promise<void> {
        await this.run(DissolveGroupDocument);
    }
}
