import type { MemberName } from '../history';

/** A member's name as a node id: 32 hexadecimal digits. */
export function nodeIdOf(member: MemberName): string {
    return Buffer.from(member).toString('hex').padEnd(32, '0');
}

/** The member of that node id. */
export function memberOf(nodeId: string): MemberName {
    return Buffer.from(nodeId.replace(/(00)+$/, ''), 'hex').toString();
}
