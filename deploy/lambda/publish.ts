import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { GroupKey } from '../../src/core/records';
import type { MeshMessage } from '../../src/wire/types';

/** Where the stack's own API is, and who this Lambda is there. */
export interface PublishOptions {
    readonly url: string;
    readonly region: string;
    readonly credentials: {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
    };
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
/** Tries of one message, with the longest wait before the second, milliseconds; it doubles. */
const TRIES = 4;
const FIRST_WAIT_MS = 50;

/** Has the subscribers of a group told. @throws {Error} where AppSync does not take it */
export async function publish(options: PublishOptions, { id, domain }: GroupKey, message: MeshMessage): Promise<void> {
    const variables = { groupId: id, domain, message: JSON.stringify(message) };
    const body = JSON.stringify({ query: PUBLISH, variables });
    let problem = '';
    for (let tries = 0; tries < TRIES; tries += 1) {
        if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT_MS * 2 ** tries));
        problem = await tried(options, body);
        if (problem === '') return;
    }
    throw new Error(`AppSync did not take a message for the subscribers: ${problem}`);
}

/** What went wrong; empty where nothing did. */
async function tried({ url, region, credentials }: PublishOptions, body: string): Promise<string> {
    const { hostname, host, pathname, protocol } = new URL(url);
    const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });
    const headers = { host, 'content-type': 'application/json' };
    const signed = await signer.sign({ method: 'POST', protocol, hostname, path: pathname, headers, body });
    try {
        const answer = await fetch(url, { method: 'POST', headers: signed.headers, body });
        if (!answer.ok) return `status ${answer.status}`;
        const said: unknown = JSON.parse(await answer.text());
        return isRefused(said) ? JSON.stringify(said.errors) : '';
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function isRefused(body: unknown): body is { readonly errors: unknown } {
    return typeof body === 'object' && body !== null && 'errors' in body && body.errors !== null;
}

/** The digest that signing asks for, by Node's own. */
class Sha256 {
    private readonly hash;

    public constructor(secret?: BinaryLike | ArrayBuffer | ArrayBufferView) {
        this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
    }

    public update(data: string | ArrayBuffer | ArrayBufferView): void {
        this.hash.update(bytesOf(data));
    }

    public async digest(): Promise<Uint8Array> {
        return this.hash.digest();
    }
}

function bytesOf(data: BinaryLike | ArrayBuffer | ArrayBufferView): Uint8Array {
    if (typeof data === 'string') return Buffer.from(data, 'utf8');
    return ArrayBuffer.isView(data)
        ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
        : new Uint8Array(data);
}
