import { localText } from '../../../locales/local-text';
import type { MeshClient } from '../../client/client';
import { createMeshClient } from '../../client/create-client';
import { knownError, ownError } from '../../client/status/errors';
import { listLabel } from '../../client/groups/join-code';
import { listedGroups } from '../../client/groups/listed-groups';
import type { GroupInfo } from '../../client/status/status';
import { inGroup } from '../../extension/in-group';
import { errorSentence, statusText } from '../../extension/status-text';
import type { Vm } from '../../extension/vm-types';
import { install, type Mesh } from '../install';
import type { Command, GroupChoice, PageState } from './messages';
import { SwappableClient } from '../swappable-client';
import type { PageTraffic } from './traffic/page-traffic';
import { languageOf, NO_SETTINGS, type Settings } from './settings';

const NO_SERVER = ownError('refused', 'no-server', 'No mesh server is set: type its address into the popup.');

type Problem = 'not-allowed' | 'ended';

const PROBLEM_TEXTS = { 'not-allowed': 'popup.notAllowed', ended: 'popup.ended' } as const;

/** The mesh of one page: its VM once it is found, with the current settings. */
export class PageMesh {
    private readonly client = new SwappableClient(() => NO_SERVER);
    private settings = NO_SETTINGS;
    private problem: Problem | null = null;
    private mesh: Mesh | null = null;
    private vm: Vm | null = null;

    public constructor(
        private readonly traffic: PageTraffic,
        private readonly onChange: () => void,
    ) {
        this.client.onStatus(onChange);
    }

    /** Installs the mesh in the page's VM. This sends nothing. A second VM is left alone. */
    public enter(vm: Vm): void {
        if (this.mesh !== null) return;
        this.mesh = install(vm, () => this.client, { locale: () => this.language });
        this.vm = vm;
        // The page may already have a mesh. Then the popup shows and controls that one.
        this.mesh.onStatus(this.onChange);
        this.onChange();
    }

    /** Applies new settings. Another server or another key ends the current group; another domain does not. */
    public set(settings: Settings): void {
        const before = this.settings;
        this.settings = settings;
        const { server, apiKey, domain } = settings;
        if (server !== before.server || apiKey !== before.apiKey) {
            this.problem = null;
            this.client.setTarget(server === '' ? null : clientOf(settings, this.traffic));
        } else if (domain !== before.domain) this.client.setDomain(domain);
        // Makes the VM ask every extension for its blocks again.
        if (settings.language !== before.language) this.vm?.runtime.emit('TOOLBOX_EXTENSIONS_NEED_UPDATE', {});
        this.onChange();
    }

    /** The worker cannot reach the server. To the client it looks as if no server answered. */
    public noteProblem(problem: Problem): void {
        this.problem = problem;
        this.onChange();
    }

    /** Runs a command of the popup. Resolves with the groups if it asked for them. @throws {MeshClientError} */
    public async run(command: Command): Promise<GroupChoice[]> {
        const mesh = this.mesh ?? this.client;
        switch (command.kind) {
            case 'find':
                return listedGroups(await mesh.listGroups()).map(choiceOf);
            case 'join':
                await mesh.joinGroup(command.group);
                return [];
            case 'create':
                await mesh.createGroup(command.name === '' ? undefined : command.name);
                return [];
            case 'leave':
                await mesh.leave();
                return [];
        }
    }

    /** The state of the page, for the popup. */
    public get state(): PageState {
        const { status } = this.mesh ?? this.client;
        return {
            hasEditor: this.mesh !== null,
            inGroup: inGroup(status),
            text: this.problemText ?? statusText(status, languageOf(this.settings), this.host),
        };
    }

    /** An error as a sentence for the popup. */
    public textOf(thrown: unknown): string {
        return this.problemText ?? errorSentence(knownError(thrown), languageOf(this.settings), this.host);
    }

    private get problemText(): string | null {
        if (this.problem === null) return null;
        return localText(languageOf(this.settings), PROBLEM_TEXTS[this.problem], { HOST: this.host });
    }

    /** The blocks' language until the editor reports its own; the editor's language if nobody chose one. */
    private get language(): string | undefined {
        return this.settings.language === '' ? undefined : this.settings.language;
    }

    private get host(): string {
        const { server } = this.settings;
        return server === '' ? '' : new URL(server).host;
    }
}

function clientOf({ server, apiKey, domain }: Settings, traffic: PageTraffic): MeshClient {
    return createMeshClient({
        url: server,
        apiKey: apiKey === '' ? undefined : apiKey,
        domain: domain === '' ? undefined : domain,
        fetch: traffic.fetch,
        WebSocket: traffic.WebSocket,
    });
}

function choiceOf(group: GroupInfo): GroupChoice {
    return { id: group.id, label: listLabel(group), isOwn: group.isOwn === true };
}
