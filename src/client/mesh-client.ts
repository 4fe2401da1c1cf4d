import type { MeshClient } from './client';
import type { EventCause } from './sending/event-rate';
import type { EventTimes, MeshEvent } from './delivery/mesh-event';
import type { GroupVariables } from './variables/group-variables';
import { CurrentSession } from './membership/current-session';
import type { Diagnosis } from './diagnosis/diagnosis';
import { Entering } from './membership/entering';
import type { Stop } from './environment/environment';
import { ownError } from './status/errors';
import { runDiagnosis } from './diagnosis/run-diagnosis';
import { eventRefusal } from './sending/input-limits';
import { Leaving } from './membership/leaving';
import type { MeshClientParts } from './membership/mesh-client-parts';
import type { GroupInfo, MeshStatus } from './status/status';

const NO_VARIABLES: GroupVariables = { get: () => undefined, names: () => [] };

/** The mesh client: at most one group at a time. */
export class RealMeshClient implements MeshClient {
    private readonly current: CurrentSession;
    private readonly leaving: Leaving;
    private readonly entering: Entering;
    private readonly stopGone: Stop;
    private disposed = false;

    public constructor(private readonly parts: MeshClientParts) {
        this.current = new CurrentSession(parts);
        this.leaving = new Leaving(parts, this.current);
        this.entering = new Entering(parts, this.current, this.leaving);
        this.stopGone = parts.environment.page.onGone(() => this.leaveNow());
    }

    public get variables(): GroupVariables {
        return this.current.open?.view ?? NO_VARIABLES;
    }

    public get status(): MeshStatus {
        return this.current.keeper.status;
    }

    public onStatus(listener: (status: MeshStatus) => void): () => void {
        return this.current.keeper.onStatus(listener);
    }

    public setDomain(domain: string): void {
        this.parts.domain.set(domain);
    }

    public async createGroup(name?: string): Promise<GroupInfo> {
        this.throwWhereDisposed();
        return this.entering.host(name);
    }

    public async listGroups(): Promise<GroupInfo[]> {
        const { joiner, domain, ownGroup } = this.parts;
        try {
            const groups = await joiner.list(await domain.get());
            return groups.map((group) => (ownGroup.canGoOn(group) ? { ...group, isOwn: true } : group));
        } catch (error) {
            throw this.current.keeper.note(error);
        }
    }

    public async joinGroup(idOrName: string, domain?: string): Promise<GroupInfo> {
        this.throwWhereDisposed();
        return this.entering.member(idOrName, domain);
    }

    public async leave(): Promise<void> {
        if (this.entering.isUnderWay) await this.entering.cancel();
        await this.leaving.leave();
    }

    public leaveNow(): void {
        this.entering.cancelAtOnce();
        this.leaving.atOnce();
    }

    public fire(name: string, payload: string, cause: EventCause): void {
        const { open } = this.current;
        if (open === null) return;
        const refusal = eventRefusal(name, payload);
        if (refusal === null) open.fire(name, payload, cause);
        else this.current.keeper.noteInput(refusal);
    }

    public setVariable(name: string, value: string): void {
        const refusal = this.current.open?.own.write(name, value);
        if (refusal) this.current.keeper.noteInput(refusal);
    }

    public offerVariable(name: string, value: string): void {
        const refusal = this.current.open?.own.offer(name, value);
        if (refusal) this.current.keeper.noteInput(refusal);
    }

    public removeVariable(name: string): void {
        this.current.open?.own.remove(name);
    }

    public eventNames(): string[] {
        return this.current.open?.incoming.eventNames.list ?? [];
    }

    public deliverDue(take: (event: MeshEvent, times: EventTimes) => boolean): boolean {
        return this.current.open?.inbox.deliver(this.parts.environment.elapsed(), take) ?? false;
    }

    public dropWaiting(): void {
        this.current.open?.dropWaiting();
    }

    public setQuiet(quiet: boolean): void {
        if (this.current.open === null) return;
        this.current.open.quiet = quiet;
        this.current.keeper.refresh();
    }

    public diagnose(): Promise<Diagnosis> {
        const { attempts } = this.current;
        return runDiagnosis({ ...this.parts, hasPush: this.parts.source !== null, attempts, status: this.status });
    }

    public async dispose(): Promise<void> {
        if (this.disposed) return;
        this.disposed = true;
        this.stopGone();
        this.current.stopListening();
        await this.leave();
        this.parts.backend.close();
        this.parts.onDispose();
        this.current.keeper.dispose();
    }

    private throwWhereDisposed(): void {
        if (!this.disposed) return;
        throw this.current.keeper.note(
            ownError('refused', 'disposed', 'This mesh was disposed of. Install it again to use it.'),
        );
    }
}
