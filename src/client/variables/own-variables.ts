// One member's own variables: which of them it shares, when, and what it says where a limit forbids it.
import { limitOf, type LimitCode } from '../status/reasons';
import type { SensorDataInput } from '../../wire/types';
import { jsonBytes } from '../../wire/utf8';
import type { Environment } from '../environment/environment';
import type { MeshClientError } from '../status/errors';
import type { OwnValue, VariableView } from './group-variables';
import { variableRefusal } from '../sending/input-limits';
import { writesOf, type Outbox } from '../sending/outbox';
import type { QueuedBatch, Receipt } from '../api/batch';
import { RepeatedWrites } from './repeated-writes';

/** What `OwnVariables` works with. */
export interface OwnVariablesParts {
    readonly view: VariableView;
    readonly outbox: Outbox;
    readonly environment: Environment;
    /** Whether the backend ranks start values. If not, a start value is shared only while nobody else shares that name. */
    readonly ranksStarts: boolean;
    /** Something waits to be sent. */
    readonly onQueued: () => void;
}

/** Shares, offers and removes one's own variables. */
export class OwnVariables {
    private readonly repeated: RepeatedWrites;
    /** JSON bytes of each name and value that is shared. */
    private readonly bytes = new Map<string, number>();
    private totalBytes = 0;
    /** The limit that the status reported for a variable, so that it does so once and not in each frame. */
    private readonly reported = new Map<string, LimitCode>();
    private isPresentRead = false;

    public constructor(private readonly parts: OwnVariablesParts) {
        this.repeated = new RepeatedWrites(parts.environment, (names) => this.send(names));
        parts.view.onFree = (name) => this.shareHeldBack(name);
    }

    /** Shares a value that was set. Returns a refusal the first time; null where it is shared, or refused as before. */
    public write(name: string, value: string): MeshClientError | null {
        const { view } = this.parts;
        const refusal = this.refusalOf(name, value);
        if (refusal !== null) return this.reportedOnce(name, refusal);
        this.noteBytes(name, value);
        const isRepeated = view.get(name) === value;
        view.write(name, value);
        if (this.repeated.mayGo(name, isRepeated)) this.send([name]);
        return null;
    }

    /** Offers a value that the project had before it joined. It answers as `write` does. */
    public offer(name: string, value: string): MeshClientError | null {
        const refusal = this.refusalOf(name, value);
        if (refusal !== null) return this.reportedOnce(name, refusal);
        if (!this.parts.view.offer(name, value)) return null;
        this.noteBytes(name, value);
        if (this.parts.ranksStarts) this.send([name]);
        else this.shareHeldBack(name);
        return null;
    }

    /** Takes a variable out of the group. */
    public remove(name: string): void {
        const { view, outbox, onQueued } = this.parts;
        this.reported.delete(name);
        if (view.ownOf(name) === undefined) return;
        this.forgetBytes(name);
        this.repeated.forget(name);
        view.remove(name);
        outbox.remove(name);
        onQueued();
    }

    /** Sends what was held back: the project is about to fire an event, or to leave the group. */
    public release(): void {
        this.send(this.repeated.release());
    }

    /** The group's present variables were read, which shows what names are free. */
    public presentIsRead(): void {
        this.isPresentRead = true;
        for (const { key } of this.parts.view.ownValues()) this.shareHeldBack(key);
    }

    /** Shares everything again, because the backend had forgotten this member: as start values, where it ranks them. */
    public shareAgain(): void {
        const { view, ranksStarts } = this.parts;
        if (ranksStarts) this.send(view.demoteOwn());
        else this.send(view.ownValues().flatMap(({ key, initial }) => (initial ? [] : [key])));
    }

    /** The backend has taken a batch, but for what it refused of it. */
    public sent(batch: QueuedBatch, { positions, refused }: Receipt): void {
        const { view } = this.parts;
        const refusedWrites = new Set(refused.flatMap((part) => (part.kind === 'variable' ? [part.write] : [])));
        for (const write of writesOf(batch)) {
            if (refusedWrites.has(write)) this.refuse(write);
            // A write that is held is newer, although its value is the same.
            else if (write.removed !== true && !this.repeated.holds(write.key))
                view.confirm(ownValueOf(write), positions.get(write.key) ?? null);
        }
    }

    /** The backend has refused a batch. */
    public refused(batch: QueuedBatch): void {
        for (const write of writesOf(batch)) this.refuse(write);
    }

    /** Everything that the member has set, for a backend that keeps only the last report. */
    public get set(): SensorDataInput[] {
        return this.parts.view.ownValues().flatMap(({ key, value, initial }) => (initial ? [] : [{ key, value }]));
    }

    /** Stops the timer. */
    public stop(): void {
        this.repeated.stop();
    }

    private send(names: readonly string[]): void {
        const { view, outbox, onQueued } = this.parts;
        for (const name of names) {
            const own = view.ownOf(name);
            if (own?.initial === true) outbox.offer(name, own.value);
            else if (own !== undefined) outbox.write(name, own.value);
        }
        if (names.length > 0) onQueued();
    }

    /** Shares a start value at a backend without ranks, if no other member is known to share that name. */
    private shareHeldBack(name: string): void {
        const { view, ranksStarts } = this.parts;
        const own = view.ownOf(name);
        if (ranksStarts || !this.isPresentRead || own?.initial !== true || view.isShared(name)) return;
        view.write(name, own.value);
        this.send([name]);
    }

    private refuse(write: SensorDataInput): void {
        this.parts.view.refuse(ownValueOf(write));
        if (this.parts.view.ownOf(write.key) === undefined) this.forgetBytes(write.key);
    }

    private refusalOf(name: string, value: string): MeshClientError | null {
        const known = this.bytes.get(name);
        const others = { count: this.bytes.size - Number(known !== undefined), bytes: this.totalBytes - (known ?? 0) };
        return variableRefusal(name, value, others);
    }

    private reportedOnce(name: string, refusal: MeshClientError): MeshClientError | null {
        // The size that a sentence names changes with every write: which limit it is does not.
        const limit = limitOf(refusal.reason);
        if (limit === null || this.reported.get(name) === limit) return null;
        this.reported.set(name, limit);
        return refusal;
    }

    private noteBytes(name: string, value: string): void {
        this.forgetBytes(name);
        this.reported.delete(name);
        const bytes = jsonBytes(name) + jsonBytes(value);
        this.bytes.set(name, bytes);
        this.totalBytes += bytes;
    }

    private forgetBytes(name: string): void {
        this.totalBytes -= this.bytes.get(name) ?? 0;
        this.bytes.delete(name);
    }
}

function ownValueOf({ key, value, initial }: SensorDataInput): OwnValue {
    return { key, value, initial: initial === true };
}
