import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { MeshMessage } from './types';

const PAYLOADS = ['nodeStatus', 'batchEvent', 'groupDissolve', 'members'] as const;

/** What a subscription reads of a message, and so which messages it is sent: an old client gets nothing that it cannot read. */
export class Selection {
    /** Variables reach it inside the events that they belong to. */
    public readonly readsEventData: boolean;
    private readonly payloads: ReadonlySet<string>;

    public constructor(schema: GraphQLSchema, document: DocumentNode) {
        const types = new TypeInfo(schema);
        const payloads = new Set<string>();
        let readsEventData = false;
        visit(
            document,
            visitWithTypeInfo(types, {
                Field: (field) => {
                    const parent = types.getParentType()?.name;
                    if (parent === 'MeshMessage') payloads.add(field.name.value);
                    if (parent === 'Event' && field.name.value === 'data') readsEventData = true;
                },
            }),
        );
        this.payloads = payloads;
        this.readsEventData = readsEventData;
    }

    /** Whether the message has a payload that is read here. */
    public reads(message: MeshMessage): boolean {
        return PAYLOADS.some((payload) => message[payload] != null && this.payloads.has(payload));
    }
}
