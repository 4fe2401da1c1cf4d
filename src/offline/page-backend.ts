import { execute, subscribe, type GraphQLSchema } from 'graphql';
import { dissolveMessage } from '../core/wire-shapes';
import { SteadyClock, type TimeSources } from '../core/clock';
import { createMeshCore } from '../core/mesh-core';
import type { GroupKey } from '../core/records';
import { DEFAULT_SETTINGS, type MeshSettings } from '../core/settings';
import { createMemoryStore } from '../store/memory';
import type { Contract } from '../wire/contract';
import { executableSchema } from '../wire/executable-schema';
import { GroupDirectory } from './group-directory';
import { mapAnswers } from './map-answers';
import { OwnGroups } from './own-groups';
import { pageAnswer, type PageAnswer } from './page-answer';
import { CHANNEL_NAME, openPageChannel } from './page-channel';
import type { PageMessage } from './page-messages';
import { PagePublisher } from './page-publisher';
import { RequestChecker, type PageRequest } from './page-request';
import { readsEventData } from './reads-event-data';
import { RemoteCalls } from './remote-calls';
import { routedContract } from './routed-contract';

/** What a page's backend may be told. */
export interface PageBackendOptions {
    readonly settings?: Partial<MeshSettings> | undefined;
    /** Where its time comes from. Default: the device. */
    readonly time?: TimeSources | undefined;
    /** Pages that share a name share groups. Default: `scratch-mesh`. */
    readonly channelName?: string | undefined;
}

/** The contract's operations, run inside the page. */
export interface PageBackend {
    /** Runs a query or a mutation. */
    execute(request: PageRequest): Promise<PageAnswer>;
    /** Starts a subscription: its answers from now on until the group ends, or the one that refuses it. */
    subscribe(request: PageRequest): Promise<AsyncIterableIterator<PageAnswer> | PageAnswer>;
    /** Ends the groups of this page, tells their members in all pages, and stops everything. */
    dispose(): void;
}

/** The one domain of a browser: its pages find each other whatever the network's address is. */
const PAGE_DOMAIN = '00000000000000000000000000000000';
/** How often what has expired is removed and the page's groups are announced again, in milliseconds. */
const SWEEP_INTERVAL_MS = 5000;
/** How long the other pages have to say what groups they keep before a page says that there is no such group, in ms. */
const ANNOUNCING_MS = 50;

/** Milliseconds without a sweep after which the page cannot have been running: hidden ones have a timer a minute. */
const LONGEST_PAUSE_MS = 90_000;
const DEVICE_TIME: TimeSources = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * A backend inside the page, with no network. A group lives in the page that created it; other pages of the browser
 * (in Node: of the process) reach it over a BroadcastChannel. When that page goes, its groups are gone for all.
 */
export function createPageBackend(options: PageBackendOptions = {}): PageBackend {
    const settings: MeshSettings = { ...DEFAULT_SETTINGS, ...options.settings };
    const clock = new SteadyClock(options.time ?? DEVICE_TIME, LONGEST_PAUSE_MS);
    const now = () => clock.now();
    const pageId = newId();
    const store = createMemoryStore(settings);
    const own = new OwnGroups(store, settings);
    const directory = new GroupDirectory();
    const channel = openPageChannel(options.channelName ?? CHANNEL_NAME, hear);
    const calls = new RemoteCalls(pageId, channel);
    const publisher = new PagePublisher((message, audience) =>
        channel.post({ kind: 'publish', from: pageId, message, audience }),
    );
    const core = createMeshCore({
        store,
        clock,
        publisher,
        settings,
        newId,
        deriveDomain: () => Promise.resolve(PAGE_DOMAIN),
    });
    const contract = announcing(core, own, announce);
    const routed = routedContract({ own: contract, keeps: (key) => own.has(key), directory, calls, now, hearAll });

    const schemaFor = (readsData: boolean): GraphQLSchema =>
        executableSchema(routed, (args) => publisher.subscribe({ id: args.groupId, domain: args.domain }, readsData));
    const schema = schemaFor(false);
    const schemaWithEventData = schemaFor(true);
    const checker = new RequestChecker(schema);
    const contextValue = { address: '' };

    const sweeping = setInterval(() => void sweep(), SWEEP_INTERVAL_MS);
    letNodeEnd(sweeping);
    const stopHearingOfHide = onPageHide(endOwnGroups);
    channel.post({ kind: 'hello', from: pageId });

    function hear(message: PageMessage): void {
        if (message.from === pageId) return;
        if (message.kind === 'hello') void announce();
        else if (message.kind === 'bye') tellGone(directory.forgetPage(message.from));
        else if (message.kind === 'groups') tellGone(directory.announce(message.from, message.groups, now()));
        else if (message.kind === 'publish') {
            const key = { id: message.message.groupId, domain: message.message.domain };
            if (directory.ownerOf(key) === message.from) publisher.deliver(key, message.message, message.audience);
        } else if (message.to === pageId) {
            if (message.kind === 'call') void calls.answer(message, contract);
            else calls.take(message);
        }
    }

    /** Asks all pages what they keep: what another page has just created may still be on its way. */
    function hearAll(): Promise<void> {
        channel.post({ kind: 'hello', from: pageId });
        return new Promise((resolve) => setTimeout(resolve, ANNOUNCING_MS));
    }

    async function announce(): Promise<void> {
        channel.post({ kind: 'groups', from: pageId, groups: await own.living(now()) });
    }

    function tellGone(keys: readonly GroupKey[]): void {
        for (const key of keys)
            publisher.deliver(key, dissolveMessage(key, 'host-gone', 'The page that kept the group is gone.'), 'all');
    }

    async function sweep(): Promise<void> {
        await core.sweep();
        tellGone(directory.sweep(now()));
        await announce();
    }

    /** Says at once, because a page that goes has no time to wait, that its groups are over. */
    function endOwnGroups(): void {
        for (const key of own.takeAll()) {
            publisher.publish(
                key,
                dissolveMessage(key, 'host-gone', 'The page that kept the group was closed.'),
                'all',
            );
            void store.removeGroup(key);
        }
        channel.post({ kind: 'bye', from: pageId });
        // A build that does not know the word.
        channel.post({ kind: 'groups', from: pageId, groups: [] });
    }

    return {
        async execute(request) {
            const checked = checker.check(request);
            if ('refused' in checked) return checked.refused;
            const { document, variables: variableValues } = checked;
            const { operationName } = request;
            return pageAnswer(await execute({ schema, document, variableValues, contextValue, operationName }));
        },

        async subscribe(request) {
            const checked = checker.check(request);
            if ('refused' in checked) return checked.refused;
            const { document, variables: variableValues } = checked;
            const { operationName } = request;
            const answers = await subscribe({
                schema: readsEventData(schema, document, variableValues) ? schemaWithEventData : schema,
                document,
                variableValues,
                contextValue,
                operationName,
            });
            return Symbol.asyncIterator in answers ? mapAnswers(answers) : pageAnswer(answers);
        },

        dispose() {
            clearInterval(sweeping);
            stopHearingOfHide();
            endOwnGroups();
            calls.close();
            publisher.close();
            channel.close();
        },
    };
}

/** The page's own contract, after whose changes the other pages are told what groups there are. */
function announcing(core: Contract, own: OwnGroups, announce: () => Promise<void>): Contract {
    return {
        ...core,
        async createGroup(args) {
            const group = await core.createGroup(args);
            own.add(group);
            await announce();
            return group;
        },
        async renewHeartbeat(args) {
            const payload = await core.renewHeartbeat(args);
            await announce();
            return payload;
        },
        async dissolveGroup(args) {
            const message = await core.dissolveGroup(args);
            await announce();
            return message;
        },
    };
}

function newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function onPageHide(listener: () => void): () => void {
    if (typeof window === 'undefined') return () => undefined;
    window.addEventListener('pagehide', listener);
    return () => window.removeEventListener('pagehide', listener);
}

/** In Node, where VMs run without a page, a timer would keep the process alive; a page's timer is a number. */
function letNodeEnd(timer: number | { unref(): unknown }): void {
    if (typeof timer === 'object') timer.unref();
}
