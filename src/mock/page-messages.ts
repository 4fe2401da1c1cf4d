// What pages say to each other. Everything that arrives is read here first: other scripts of the same origin can
// write to the channel too, and an older build of this file may be open in another tab.
import type { Audience } from '../core/publisher';
import { isMeshErrorType, type MeshErrorType } from '../wire/errors';
import type { Group, MeshMessage } from '../wire/types';
import { isGroup, isMeshMessage, isRecord, isRoutedField, type RoutedField } from './wire-guards';

/** A group as its page announces it. */
export interface AnnouncedGroup {
    readonly group: Group;
    /** Milliseconds from now until it is gone unless it is announced again: each page has a time of its own. */
    readonly aliveForMs: number;
}

/** Why a page refused a call. */
export interface Refusal {
    readonly errorType: MeshErrorType;
    readonly message: string;
}

/** What one page tells the others; `from` is the id of the page that speaks. */
export type PageMessage =
    | { readonly kind: 'hello'; readonly from: string }
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
    if (kind === 'hello') return { kind, from };
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
        const { refusal } = data;
        return isRefusal(refusal) ? { kind, from, to, id, refusal } : null;
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

function isRefusal(value: unknown): value is Refusal {
    return isRecord(value) && typeof value['message'] === 'string' && isMeshErrorType(value['errorType']);
}
