import { SignatureV4, type SignatureV4CryptoInit, type SignatureV4Init } from '@smithy/signature-v4';
import type { GroupKey } from '../../src/core/records';
import type { MeshMessage } from '../../src/wire/types';
import { waitUpTo } from './retry';

/** The address of the stack's API, and the Lambda's identity there. */
export interface PublishOptions extends Pick<SignatureV4Init, 'region' | 'credentials'>, SignatureV4CryptoInit {
    readonly url: string;
}

const PUBLISH = `mutation ($groupId: ID!, $domain: String!, $message: AWSJSON!) {
    publishMessage(groupId: $groupId, domain: $domain, message: $message) {
        groupId domain
        nodeStatus {
            nodeId groupId domain timestamp
            data { key value position removed initial } changed { key value position removed initial }
        }
        batchEvent {
            firedByNodeId groupId domain timestamp
            events {
                name firedByNodeId groupId domain payload timestamp cursor orderKey firedAt
                data { key value position removed initial }
            }
        }
        groupDissolve { groupId domain message code }
        members membersPosition
    }
}`;
/** Tries of one message, and the longest wait before the second, milliseconds. It doubles. */
const TRIES = 4;
const FIRST_WAIT_MS = 100;

/** A function that pushes a message to the subscribers of a group. It throws an error if AppSync does not accept it. */
export function publishTo(options: PublishOptions): (key: GroupKey, message: MeshMessage) => Promise<void> {
    return async ({ id, domain }, message) => {
        const variables = { groupId: id, domain, message: JSON.stringify(message) };
        const body = JSON.stringify({ query: PUBLISH, variables });
        let problem: string | null = null;
        for (let tried = 0; tried < TRIES; tried += 1) {
            if (tried > 0) await waitUpTo(FIRST_WAIT_MS * 2 ** (tried - 1));
            problem = await problemOf(options, body);
            if (problem === null) return;
        }
        throw new Error(`AppSync did not accept a message for the subscribers: ${problem ?? ''}`);
    };
}

/** Sends a request once; the problem, or null if there was none. */
async function problemOf({ url, ...identity }: PublishOptions, body: string): Promise<string | null> {
    const { hostname, host, pathname, protocol } = new URL(url);
    const signer = new SignatureV4({ service: 'appsync', ...identity });
    const headers = { host, 'content-type': 'application/json' };
    const signed = await signer.sign({ method: 'POST', protocol, hostname, path: pathname, headers, body });
    try {
        const answer = await fetch(url, { method: 'POST', headers: signed.headers, body });
        if (!answer.ok) return `status ${answer.status}`;
        const result: unknown = JSON.parse(await answer.text());
        return hasErrors(result) ? JSON.stringify(result.errors) : null;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function hasErrors(body: unknown): body is { readonly errors: unknown } {
    return typeof body === 'object' && body !== null && 'errors' in body && body.errors !== null;
}
