import type { GroupKey, NewEvent, NodeRecord, VariableWrite } from '../src/core/records';
import type { Placed } from '../src/core/validate-items';
import type { MeshErrorType } from '../src/wire/errors';
import type { Reason } from '../src/wire/reasons';
import type { MutationCreateGroupArgs, MutationDissolveGroupArgs, MutationLeaveGroupArgs } from '../src/wire/types';
import type { TakenBatch } from './table/batch';
import type { GroupItem } from './table/group';
import type { MemberItem } from './table/member';
import type { TakenReport } from './table/report';
import type { StatusItem } from './table/status';

/** Why the Lambda must write again: the write lost to another one, or became visible too late to keep its time. */
export type Again = 'lost' | 'late' | null;

/** A batch to finish: to write again if necessary, and to publish where AppSync does not. */
export interface FinishBatch {
    readonly command: 'finishBatch';
    readonly group: GroupItem;
    readonly nodeId: string;
    readonly batch: TakenBatch;
    readonly again: Again;
    /** The acceptable events, if the batch must be written again. */
    readonly items: readonly Placed<NewEvent>[];
    /** Whether somebody may need its events later. */
    readonly isKept: boolean;
    /** Whether it is recorded: AppSync pushes the answer to fired events only. */
    readonly isRecorded: boolean;
}

/** A report to finish likewise. */
export interface FinishReport {
    readonly command: 'finishReport';
    readonly group: GroupItem;
    readonly nodeId: string;
    readonly report: TakenReport;
    readonly again: Again;
    readonly items: readonly Placed<VariableWrite>[];
}

/** A request of AppSync's resolvers to the Lambda. */
export type Command =
    | { readonly command: 'createDomain'; readonly address: string }
    | { readonly command: 'createGroup'; readonly args: MutationCreateGroupArgs }
    | { readonly command: 'dissolveGroup'; readonly args: MutationDissolveGroupArgs }
    | { readonly command: 'leaveGroup'; readonly args: MutationLeaveGroupArgs }
    /** A node has joined, or must join because the resolver's write lost. `left` is the group that it left by this. */
    | {
          readonly command: 'finishEntry';
          readonly node: NodeRecord;
          readonly left: GroupKey | null;
          readonly isLost: boolean;
      }
    /** A member stays, after the resolver's write lost. */
    | { readonly command: 'stay'; readonly node: NodeRecord }
    | FinishBatch
    | FinishReport;

/** The result of `finishEntry`; null if the resolver has written the member. */
export type Entered = {
    /** Whether this operation made it a member. */
    readonly isNew: boolean;
    readonly member: MemberItem;
    readonly status: StatusItem | null;
} | null;

/** The result of `finishBatch`. */
export interface FinishedBatch {
    readonly batch: TakenBatch;
    /** Whether the Lambda has pushed the events, so that AppSync must not. */
    readonly isPublished: boolean;
}

/** The Lambda's answer. */
export type CommandResult<Value = unknown> =
    | { readonly value: Value }
    | {
          readonly refused: {
              readonly errorType: MeshErrorType;
              readonly message: string;
              readonly reason: Reason | null;
          };
      };
