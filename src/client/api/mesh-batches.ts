// How a batch travels to a backend of this project: the same for both transports but for the operation that takes the
// events.
import {
    FireEventsExtendedDocument,
    NodeStatusExtendedDocument,
    RecordEventsExtendedDocument,
    ReportDataExtendedDocument,
} from '../../wire/operations';
import { readPosition, type Position } from '../../wire/position';
import type { EventInput, RefusedItem, SensorDataInput } from '../../wire/types';
import type { Backend } from '../backend/backend';
import type { Batch, Receipt, RefusedPart } from './batch';
import type { MemberKey } from './group-api';

/** Gives events to the backend. */
type SendEvents = (events: readonly EventInput[]) => Promise<Receipt>;

type Refused = readonly Pick<RefusedItem, 'index' | 'message' | 'code'>[] | null | undefined;

/** A batch that fails is sent again. */
const AGAIN = { retried: true };

const NOTHING: Receipt = { positions: new Map(), refused: [] };

/** Sends a member's batches. */
export class MeshBatches {
    public constructor(
        private readonly backend: Backend,
        private readonly key: MemberKey,
    ) {}

    /** Sends one batch in its order. @throws {BackendError} */
    public async send({ before, events, writes }: Batch, sendEvents: SendEvents): Promise<Receipt> {
        const receipts = [
            await this.report(before),
            events.length > 0 ? await sendEvents(events) : NOTHING,
            await this.report(writes),
        ];
        return {
            positions: new Map(receipts.flatMap(({ positions }) => [...positions])),
            refused: receipts.flatMap(({ refused }) => refused),
        };
    }

    /** Sends events so that the answer is what is pushed (fireEventsByNode). @throws {BackendError} */
    public async fire(events: readonly EventInput[]): Promise<Receipt> {
        const variables = { ...this.key, events: [...events] };
        const { fireEventsByNode: answer } = await this.backend.run(FireEventsExtendedDocument, variables, AGAIN);
        // A backend that pushes the answer itself answers nothing where it has taken the batch before, and neither does
        // whatever answered in its place. Recording the same batch shows which: a backend takes it once, and always answers.
        if (answer === null) return this.record(events);
        const written = (answer.batchEvent?.events ?? []).flatMap(({ data }) => data ?? []);
        return { positions: positionsOf(written), refused: refusedEvents(events, answer.refused) };
    }

    /** Sends events so that they are kept for those that poll (recordEventsByNode). @throws {BackendError} */
    public async record(events: readonly EventInput[]): Promise<Receipt> {
        const variables = { ...this.key, events: [...events] };
        const { recordEventsByNode } = await this.backend.run(RecordEventsExtendedDocument, variables, AGAIN);
        const { position } = recordEventsByNode;
        const refused = refusedEvents(events, recordEventsByNode.refused);
        const untaken = new Set(refused.flatMap((part) => (part.kind === 'event' ? [part.event] : [])));
        const written = events.filter((event) => !untaken.has(event)).flatMap(({ data }) => data ?? []);
        // It was taken before, so long ago that its events are gone.
        const isGone = position === null && written.length > 0;
        if (isGone) return { positions: positionsOf(await this.ownVariables()), refused };
        // A backend takes a batch as a whole: nobody else's writes come between its first event and its last.
        return { positions: positionsOf(written.map(({ key }) => ({ key, position }))), refused };
    }

    /** One's own variables as the backend has them. */
    private async ownVariables() {
        const { groupId, domain, nodeId } = this.key;
        const { getNodeStatus } = await this.backend.run(NodeStatusExtendedDocument, { nodeId }, AGAIN);
        // A node is in one group: in another one it has left this one.
        const isHere = getNodeStatus?.groupId === groupId && getNodeStatus.domain === domain;
        return isHere ? getNodeStatus.data : [];
    }

    private async report(writes: readonly SensorDataInput[]): Promise<Receipt> {
        if (writes.length === 0) return NOTHING;
        const variables = { ...this.key, data: [...writes] };
        const { reportDataByNode: answer } = await this.backend.run(ReportDataExtendedDocument, variables, AGAIN);
        return {
            positions: positionsOf(answer?.nodeStatus?.changed ?? []),
            refused: (answer?.refused ?? []).flatMap(({ index, message, code }): RefusedPart[] => {
                const write = writes[index];
                return write === undefined ? [] : [{ kind: 'variable', write, message, code: code ?? null }];
            }),
        };
    }
}

/** By name, the last. */
function positionsOf(
    written: readonly { readonly key: string; readonly position?: string | null }[],
): ReadonlyMap<string, Position> {
    return new Map(
        written.flatMap(({ key, position }) => {
            const known = readPosition(position);
            return known === null ? [] : [[key, known]];
        }),
    );
}

/** What a refused event carried was not taken either. */
function refusedEvents(events: readonly EventInput[], refused: Refused): RefusedPart[] {
    return (refused ?? []).flatMap(({ index, message, code = null }): RefusedPart[] => {
        const event = events[index];
        if (event === undefined) return [];
        const why = { message, code };
        const writes = (event.data ?? []).map((write) => ({ kind: 'variable' as const, write, ...why }));
        return [{ kind: 'event', event, ...why }, ...writes];
    });
}
