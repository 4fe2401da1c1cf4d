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
    NodeStatus,
} from '../../src/wire/types';

/** What AppSync asks of the Lambda. */
export type Deed =
    | { readonly deed: 'createDomain'; readonly address: string }
    | { readonly deed: 'createGroup'; readonly args: MutationCreateGroupArgs }
    | { readonly deed: 'dissolveGroup'; readonly args: MutationDissolveGroupArgs }
    | { readonly deed: 'leaveGroup'; readonly args: MutationLeaveGroupArgs }
    /** A member joins, and leaves the group where it was, where a resolver lost to another operation. */
    | { readonly deed: 'enter'; readonly node: NodeRecord; readonly left: GroupKey | null }
    /** A member stays, where a resolver lost. */
    | { readonly deed: 'stay'; readonly node: NodeRecord }
    /** A batch is taken, or a report, where a resolver lost or was too late. */
    | ({ readonly deed: 'keepBatch' } & GivenBatch)
    | ({ readonly deed: 'keepReport' } & GivenReport)
    /** The subscribers of these groups are told who is in them, and that this node changed. */
    | { readonly deed: 'tellMembers'; readonly groups: readonly GroupKey[]; readonly nodeId: string }
    /** The subscribers are told a batch, and old ones before it what its sender wrote with it, each under its time. */
    | {
          readonly deed: 'publishBatch';
          readonly key: GroupKey;
          readonly nodeId: string;
          /** Of its last event: by it the batch is forgotten where it could not be told to all. */
          readonly position: string;
          readonly reports: readonly NodeStatus[];
          /** Null: AppSync itself pushes the events. */
          readonly message: MeshMessage | null;
          /** Whether it is told only where somebody said that it listens. */
          readonly onlyIfHeard: boolean;
      }
    /** Old subscribers are told what a member wrote; all others are told it elsewhere. */
    | { readonly deed: 'publishReports'; readonly key: GroupKey; readonly reports: readonly NodeStatus[] };

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
