import { execute, executeSync, OperationTypeNode } from 'graphql';
import { SteadyClock, type TimeSources } from '../core/clock';
import { createMeshCore } from '../core/mesh-core';
import type { GroupKey } from '../core/records';
import { DEFAULT_SETTINGS, type MeshSettings } from '../core/settings';
import { dissolveMessage } from '../core/wire-shapes';
import { createMemoryStore } from '../store/memory';
import { executableSchema } from '../wire/executable-schema';
import { MessageQueue } from '../wire/message-queue';
import { messageReads } from '../wire/message-reads';
import { browserContract } from './browser-contract';
import { GroupDirectory } from './group-directory';
import { failedAnswer, pageAnswer, type PageAnswer } from './page-answer';
import { PageCalls } from './page-calls';
import { CHANNEL_NAME, openPageChannel } from './page-channel';
import type { PageMessage, PageQuestion } from './page-messages';
import { PagePublisher } from './page-publisher';
import { RequestChecker, type CheckedRequest, type PageRequest } from './page-request';
import { isForwarded, RequestRouter } from './request-router';

/** The options of a page's backend. */
export interface PageBackendOptions {
    readonly settings?: Partial<MeshSettings> | undefined;
    /** Its clocks. Default: the device's. */
    readonly time?: TimeSources | undefined;
    /** Pages that share a name share groups. Default: `scratch-mesh`. */
    readonly channelName?: string | undefined;
}

/** The contract's operations, run inside the page. */
export interface PageBackend {
    /** Runs a query or a mutation. */
    execute(request: PageRequest): Promise<PageAnswer>;
    /** Starts a subscription. Resolves with its answers until the group ends, or with the one that refuses it. */
    subscribe(request: PageRequest): Promise<AsyncIterableIterator<PageAnswer> | PageAnswer>;
    /** Ends the groups of this page, notifies their members in all pages, and stops everything. */
    dispose(): void;
}

/** The one domain of a browser, so that its pages find each other whatever the network's address is. */
const PAGE_DOMAIN = '00000000000000000000000000000000';
/** Milliseconds between two sweeps of expired records, with an announcement of the page's groups. */
const SWEEP_INTERVAL_MS = 5000;
/** Milliseconds that the other pages have to announce their groups before a page refuses an unknown one. */
const ANNOUNCING_MS = 50;
/** Milliseconds without a sweep after which the page was not running: the timers of a hidden page run once a minute. */
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
    const directory = new GroupDirectory();
    const channel = openPageChannel(options.channelName ?? CHANNEL_NAME, hear);
    const calls = new PageCalls(pageId, channel);
    const publisher = new PagePublisher((message, audience) =>
        channel.post({ kind: 'publish', from: pageId, message, audience }),
    );
    const core = createMeshCore({
        store: {
            ...store,
            // A request about another page's group gets here only if that page is gone.
            endOf: async (key) => (await store.endOf(key, now())) ?? (directory.hasSeen(key) ? 'host-gone' : null),
        },
        clock,
        publisher,
        settings,
        newId,
        deriveDomain: () => Promise.resolve(PAGE_DOMAIN),
    });
    const schema = executableSchema(browserContract(core, { directory, settings, now, hearAll, announce }));
    const checker = new RequestChecker(schema);
    const contextValue = { address: '' };
    const router = new RequestRouter({ store, directory, calls, checker, now, hearAll, answerHere });

    const sweeping = setInterval(() => void sweep(), SWEEP_INTERVAL_MS);
    letNodeEnd(sweeping);
    const stopHearingOfHide = onPageHide(() => void endOwnGroups());
    channel.post({ kind: 'hello', from: pageId });

    function hear(message: PageMessage): void {
        if (message.from === pageId) return;
        if (message.kind === 'hello') void announce();
        else if (message.kind === 'bye') endForSubscribers(directory.forgetPage(message.from));
        else if (message.kind === 'groups') endForSubscribers(directory.announce(message.from, message.groups, now()));
        else if (message.kind === 'publish') {
            const key = { id: message.message.groupId, domain: message.message.domain };
            if (directory.ownerOf(key) === message.from) publisher.deliver(key, message.message, message.audience);
        } else if (message.to !== pageId) return;
        else if (message.kind === 'answer') calls.take(message);
        else void reply(message);
    }

    /** Answers another page's question about this page's groups and members. */
    async function reply({ from: to, id, request }: PageQuestion): Promise<void> {
        const checked = checker.check(request);
        if ('refused' in checked || !isForwarded(checked)) return;
        const answer = await answerHere(checked).catch(failedAnswer);
        channel.post({ kind: 'answer', from: pageId, to, id, answer });
    }

    /** Asks all pages for their groups: the announcement of a new group may still be on its way. */
    function hearAll(): Promise<void> {
        channel.post({ kind: 'hello', from: pageId });
        return new Promise((resolve) => setTimeout(resolve, ANNOUNCING_MS));
    }

    async function announce(): Promise<void> {
        const groups = (await ownGroups(now())).map((group) => ({ group, aliveForMs: group.aliveUntil - now() }));
        channel.post({ kind: 'groups', from: pageId, groups });
    }

    /** The groups of this page that live at `time`. */
    function ownGroups(time: number) {
        return store.searchGroups('', Number.POSITIVE_INFINITY, time);
    }

    function endForSubscribers(keys: readonly GroupKey[]): void {
        for (const key of keys)
            publisher.deliver(key, dissolveMessage(key, 'host-gone', 'The page that kept the group is gone.'), 'all');
    }

    async function sweep(): Promise<void> {
        await core.sweep();
        endForSubscribers(directory.sweep(now()));
        await announce();
    }

    /** Nothing here waits for another task, because a page that goes has no time for one. */
    async function endOwnGroups(): Promise<void> {
        // Those too whose end the next sweep would have noticed.
        for (const key of await ownGroups(0)) {
            const message = dissolveMessage(key, 'host-gone', 'The page that kept the group was closed.');
            publisher.publish(key, message, 'all');
            await store.removeGroup(key);
        }
        channel.post({ kind: 'bye', from: pageId });
    }

    /**
     * This page's answer. A subscription only begins here, if its group lives; its messages come from the publisher of
     * the page that asked.
     * @throws {MeshError} if the group of a subscription does not live
     */
    async function answerHere(checked: CheckedRequest): Promise<PageAnswer> {
        const { definition, group } = checked;
        if (definition.operation !== OperationTypeNode.SUBSCRIPTION || group === null)
            return pageAnswer(await execute({ schema, contextValue, ...argumentsOf(checked) }));
        await core.checkSubscription({ groupId: group.id, domain: group.domain });
        return { data: null };
    }

    return {
        async execute(request) {
            const checked = checker.check(request);
            return 'refused' in checked ? checked.refused : router.execute(checked).catch(failedAnswer);
        },

        async subscribe(request) {
            const checked = checker.check(request);
            if ('refused' in checked) return checked.refused;
            const { document, definition, variables, group } = checked;
            if (definition.operation !== OperationTypeNode.SUBSCRIPTION || group === null)
                return router.execute(checked).catch(failedAnswer);
            const reads = messageReads(document, definition, variables);
            const answers = new MessageQueue<PageAnswer>(() => leave());
            const leave = publisher.subscribe(group, {
                readsEventData: reads.eventData,
                take(message) {
                    if (!reads.payloadOf(message)) return;
                    const result = executeSync({ schema, rootValue: message, ...argumentsOf(checked) });
                    answers.push(pageAnswer(result));
                },
                end: () => answers.end(),
            });
            const answer = await router.execute(checked).catch(failedAnswer);
            if (answer.errors === undefined) return answers;
            answers.end();
            return answer;
        },

        dispose() {
            clearInterval(sweeping);
            stopHearingOfHide();
            void endOwnGroups().finally(() => {
                calls.close();
                publisher.close();
                channel.close();
            });
        },
    };
}

function argumentsOf({ document, operationName, variables }: CheckedRequest) {
    return { document, operationName, variableValues: variables };
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
