// What pages say to each other. Everything that arrives is read here first: other scripts of the same origin can
// write to the channel too, and an older build of this file may be open in another tab.
import type { Audience } from '../core/publisher';
import { isMeshErrorType, type MeshErrorType } from '../wire/errors';
import { readReason, type Reason } from '../wire/reasons';
import type { Group, MeshMessage } from '../wire/types';
import { isGroup, isMeshMessage, isRecord, isRoutedField, type RoutedField } from './wire-guards';

/** A group as its page announces it. */
export interface AnnouncedGroup {
    readonly group: Group;
    /** Milliseconds from now until it is gone unless it is announced again: each page has a time of its own. */
    readonly aliveForMs: number;
}

/** Why a page refused a call. */
interface Refusal {
    readonly errorType: MeshErrorType;
    readonly message: string;
    readonly reason: Reason | null;
}

/** What one page tells the others; `from` is the id of the page that speaks. */
export type PageMessage =
    | { readonly kind: 'hello'; readonly from: string }
    /** The page is being closed. */
    | { readonly kind: 'bye'; readonly from: string }
    | { readonly kind: 'groups'; readonly from: string; readonly groups: readonly AnnouncedGroup[] }
    | {
          readonly kind: 'call';
          readonly from: string;
          readonly to: string;
          readonly id: number;
          readonly field: RoutedField;
          readonly args: unknown;
      }
    | {
          readonly kind: 'answer';
          readonly from: string;
          readonly to: string;
          readonly id: number;
          readonly value: unknown;
      }
    | {
          readonly kind: 'refusal';
          readonly from: string;
          readonly to: string;
          readonly id: number;
          readonly refusal: Refusal;
      }
    | {
          readonly kind: 'publish';
          readonly from: string;
          readonly message: MeshMessage;
          readonly audience: Audience;
      };

/** The largest list of groups that is believed: a page has one, a lesson of many tabs some dozens. */
const ANNOUNCED_MAX_GROUPS = 1000;

/** The message that `data` is, or null where it is none. */
export function readPageMessage(data: unknown): PageMessage | null {
    if (!isRecord(data) || typeof data['from'] !== 'string') return null;
    const { from, to, id, kind } = data;
    if (kind === 'hello' || kind === 'bye') return { kind, from };
    if (kind === 'groups') {
        const { groups } = data;
        return isAnnouncement(groups) ? { kind, from, groups } : null;
    }
    if (kind === 'publish') {
        const { message, audience } = data;
        return isMeshMessage(message) && isAudience(audience) ? { kind, from, message, audience } : null;
    }
    if (typeof to !== 'string' || typeof id !== 'number') return null;
    if (kind === 'call') {
        const { field, args } = data;
        return isRoutedField(field) ? { kind, from, to, id, field, args } : null;
    }
    if (kind === 'answer') return { kind, from, to, id, value: data['value'] };
    if (kind === 'refusal') {
        const refusal = readRefusal(data['refusal']);
        return refusal === null ? null : { kind, from, to, id, refusal };
    }
    return null;
}

function isAnnouncement(value: unknown): value is readonly AnnouncedGroup[] {
    return (
        Array.isArray(value) &&
        value.length <= ANNOUNCED_MAX_GROUPS &&
        value.every(
            (entry: unknown) => isRecord(entry) && isGroup(entry['group']) && Number.isFinite(entry['aliveForMs']),
        )
    );
}

function isAudience(value: unknown): value is Audience {
    return value === 'all' || value === 'without-event-data';
}

/** A build that knows no reasons refuses without. */
function readRefusal(value: unknown): Refusal | null {
    if (!isRecord(value)) return null;
    const { errorType, message } = value;
    if (typeof message !== 'string' || !isMeshErrorType(errorType)) return null;
    return { errorType, message, reason: readReason(value['reason']) };
}
