import type { GroupKey, NodeRecord } from '../../src/core/records';
import type { GivenBatch } from '../../src/store/timed-batches';
import type { GivenReport } from '../../src/store/timed-reports';
import type { MeshErrorType } from '../../src/wire/errors';
import type { Reason } from '../../src/wire/reasons';
import type {
    MeshMessage,
    MutationCreateGroupArgs,
    MutationDissolveGroupArgs,
    MutationLeaveGroupArgs,
    MutationRecordEventsByNodeArgs,
    SensorData,
} from '../../src/wire/types';

/** What AppSync asks of the Lambda. */
export type Deed =
    | { readonly deed: 'createDomain'; readonly address: string }
    | { readonly deed: 'createGroup'; readonly args: MutationCreateGroupArgs }
    | { readonly deed: 'dissolveGroup'; readonly args: MutationDissolveGroupArgs }
    | { readonly deed: 'leaveGroup'; readonly args: MutationLeaveGroupArgs }
    | { readonly deed: 'recordEventsByNode'; readonly args: MutationRecordEventsByNodeArgs }
    /** A member joins, and leaves the group where it was, where a resolver lost to another operation. */
    | { readonly deed: 'enter'; readonly node: NodeRecord; readonly left: GroupKey | null }
    /** A member stays, where a resolver lost. */
    | { readonly deed: 'stay'; readonly node: NodeRecord }
    /** A batch is taken, or a report, where a resolver lost or was too late. */
    | ({ readonly deed: 'keepBatch' } & GivenBatch)
    | ({ readonly deed: 'keepReport' } & GivenReport)
    /** The subscribers of these groups are told who is in them, and that this node changed. */
    | { readonly deed: 'tellMembers'; readonly groups: readonly GroupKey[]; readonly nodeId: string }
    /** The subscribers are told a batch that AppSync does not push whole. */
    | { readonly deed: 'tellBatch'; readonly group: GroupKey; readonly message: MeshMessage }
    /** Old subscribers are told what a member wrote, each under its time; all others are told it elsewhere. */
    | {
          readonly deed: 'tellReports';
          readonly group: GroupKey;
          readonly nodeId: string;
          readonly reports: readonly { readonly timestamp: string; readonly data: readonly SensorData[] }[];
      };

/** What AppSync is answered. */
export type Outcome =
    | { readonly value: unknown }
    | {
          readonly refused: {
              readonly errorType: MeshErrorType;
              readonly message: string;
              readonly reason: Reason | null;
          };
      };
