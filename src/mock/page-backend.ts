// The whole contract inside the page: a core and a memory store of its own, and a line to the other pages of the
// browser. A group lives in the page that created it; when that page goes, the group is over.
import { GraphQLError, OperationTypeNode, execute, getOperationAST, validate, type DocumentNode } from 'graphql';
import { createMeshCore } from '../core/mesh-core';
import type { Audience } from '../core/publisher';
import type { GroupKey } from '../core/records';
import { DEFAULT_SETTINGS, type MeshSettings } from '../core/settings';
import { dissolveMessage } from '../core/wire-shapes';
import { createMemoryStore } from '../store/memory';
import { MeshError } from '../wire/errors';
import { executableSchema } from '../wire/executable-schema';
import { Selection } from '../wire/selection';
import { pageResult, type PageResult } from './page-result';
import type { Group, MeshMessage } from '../wire/types';
import { PageCalls } from './page-calls';
import { openPageChannel, type PageMessage } from './page-channel';
import { PageDirectory } from './page-directory';
import { isGroupField, routedContract } from './routed-contract';

/** A page's messages cost nothing: a tenth of a server's batch is already a frame and a half. */
const PAGE_BATCH_INTERVAL_MS = 50;
const SWEEP_INTERVAL_MS = 5_000;
/** How long a page waits for the others to tell their groups, ms. */
const HELLO_MS = 50;
/** The domain of every page: they are in one browser, so in one place. */
const PAGE_DOMAIN = '70616765';
const CALLER = { address: 'page' };

type Variables = Readonly<Record<string, unknown>>;

/** What hears a subscription. */
export interface PageObserver {
    next(result: PageResult): void;
    end(reason: string): void;
}

/** A backend in the page. */
export interface PageBackend {
    /** Executes a query or a mutation. Errors are in the result, with `errorType` beside `message`. */
    execute(document: DocumentNode, variables: Variables): Promise<PageResult>;
    /** Subscribes to a group. Returns the function that ends it. */
    subscribe(document: DocumentNode, variables: Variables, observer: PageObserver): () => void;
    /** Ends the page's own groups, tells the others, and closes the line. */
    dispose(): void;
}

interface Listener {
    readonly selection: Selection;
    readonly document: DocumentNode;
    readonly variables: Variables;
    readonly observer: PageObserver;
}

/** Opens a page's backend. Settings may be shortened by tests. */
export function createPageBackend(settings: Partial<MeshSettings> = {}): PageBackend {
    const mesh = { ...DEFAULT_SETTINGS, batchIntervalMilliseconds: PAGE_BATCH_INTERVAL_MS, ...settings };
    const page = newId();
    const directory = new PageDirectory();
    const listeners = new Map<string, Set<Listener>>();
    const own = new Map<string, Group>();
    const channel = openPageChannel(take);
    const calls = new PageCalls(page, channel);
    const core = createMeshCore({
        store: createMemoryStore({ eventTtlSeconds: mesh.eventTtlSeconds }),
        clock: { now: () => Date.now() },
        publisher: { publish: publishEverywhere },
        settings: mesh,
        newId,
        deriveDomain: () => Promise.resolve(PAGE_DOMAIN),
    });
    const refresh = () =>
        new Promise<void>((resolve) => {
            channel.post({ kind: 'hello', page });
            setTimeout(resolve, HELLO_MS);
        });
    const contract = routedContract({
        core,
        directory,
        calls,
        refresh,
        isOwn: ({ id, domain }) => own.has(`${id}@${domain}`),
        onCreated(group) {
            own.set(group.fullId, group);
            tellGroups();
        },
    });
    const schema = executableSchema(contract);
    const validated = new WeakMap<DocumentNode, readonly GraphQLError[]>();
    const sweeping = setInterval(() => void core.sweep(), SWEEP_INTERVAL_MS);
    if (typeof sweeping === 'object') sweeping.unref();

    function tellGroups(): void {
        channel.post({ kind: 'groups', page, groups: [...own.values()] });
    }

    function publishEverywhere(key: GroupKey, message: MeshMessage, audience: Audience): void {
        if (message.groupDissolve && own.delete(`${key.id}@${key.domain}`)) tellGroups();
        channel.post({ kind: 'publish', key, message, audience });
        publishHere(key, message, audience);
    }

    function publishHere(key: GroupKey, message: MeshMessage, audience: string): void {
        for (const { selection, document, variables, observer } of listeners.get(`${key.id}@${key.domain}`) ?? []) {
            if (!selection.reads(message)) continue;
            if (audience === 'without-event-data' && selection.readsEventData) continue;
            void Promise.resolve(execute({ schema, document, rootValue: message, variableValues: variables })).then(
                (result) => observer.next(pageResult(result)),
            );
        }
    }

    function take(message: PageMessage): void {
        if ('to' in message && message.to !== page) return;
        if (message.kind === 'hello') tellGroups();
        if (message.kind === 'groups') directory.announce(message.page, message.groups);
        if (message.kind === 'publish') publishHere(message.key, message.message, message.audience);
        if (message.kind === 'answer') calls.answered(message.id, message.value);
        if (message.kind === 'refusal') calls.refused(message.id, message.errorType, message.message);
        if (message.kind === 'call') void answer(message);
    }

    async function answer({ page: to, id, field, args }: PageMessage & { readonly kind: 'call' }): Promise<void> {
        try {
            if (!isGroupField(field))
                throw new MeshError('BadRequest', `No other page may ask for ${field.slice(0, 40)}.`);
            channel.post({ kind: 'answer', to, id, value: await plain(Reflect.apply(core[field], core, [args])) });
        } catch (error) {
            const refusal =
                error instanceof MeshError ? error : new MeshError('BadRequest', 'The call had no usable arguments.');
            channel.post({ kind: 'refusal', to, id, errorType: refusal.errorType, message: refusal.message });
        }
    }

    function errorsOf(document: DocumentNode): readonly GraphQLError[] {
        const errors = validated.get(document) ?? validate(schema, document);
        validated.set(document, errors);
        return errors;
    }

    return {
        async execute(document, variables) {
            const errors = errorsOf(document);
            if (errors.length > 0) return pageResult({ errors });
            return pageResult(await execute({ schema, document, variableValues: variables, contextValue: CALLER }));
        },
        subscribe(document, variables, observer) {
            const listener = { selection: new Selection(schema, document), document, variables, observer };
            const groupId = String(variables['groupId']);
            const domain = String(variables['domain']);
            const id = `${groupId}@${domain}`;
            const set = listeners.get(id) ?? new Set<Listener>();
            listeners.set(id, set.add(listener));
            const refuse = (error: unknown) => {
                const refusal =
                    error instanceof MeshError ? error : new MeshError('BadRequest', 'The subscription failed.');
                observer.next(pageResult({ errors: [new GraphQLError(refusal.message, { originalError: refusal })] }));
                observer.end(refusal.message);
            };
            if (getOperationAST(document)?.operation !== OperationTypeNode.SUBSCRIPTION)
                refuse(new MeshError('BadRequest', 'Only a subscription can be subscribed to.'));
            else contract.checkSubscription({ groupId, domain }).catch(refuse);
            return () => {
                set.delete(listener);
                if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
            };
        },
        dispose() {
            clearInterval(sweeping);
            for (const { id, domain } of [...own.values()])
                publishEverywhere(
                    { id, domain },
                    dissolveMessage({ id, domain }, 'The page that held the group was closed.'),
                    'all',
                );
            calls.close();
            channel.close();
        },
    };
}

/** What crosses to another page must be plain data: a poll's statuses are read here, where they are. */
async function plain(answer: unknown): Promise<unknown> {
    const value: unknown = await answer;
    if (typeof value !== 'object' || value === null || !('nodeStatuses' in value)) return value;
    const { nodeStatuses: read } = value;
    const nodeStatuses: unknown = typeof read === 'function' ? await Reflect.apply(read, undefined, []) : [];
    return { ...value, nodeStatuses };
}

function newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
