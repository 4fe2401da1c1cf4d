// A field that the Lambda answers, with the core's use case of the same name.
import type { CommandResult } from '../../command';
import type { Ctx } from '../lib/context';
import { valueIn } from '../lib/lambda';

export function request(ctx: Ctx<object>) {
    // The caller's address comes first, unless the caller wrote another one there. A forged address does no harm: a domain
    // is only a place to find each other, and anybody can type its name.
    const address = forwardedFor(ctx).split(',')[0]?.trim() ?? '';
    return { operation: 'Invoke', payload: { command: ctx.info.fieldName, args: ctx.args, address } };
}

function forwardedFor({ request: given }: { readonly request?: { readonly headers: unknown } }): string {
    const headers = given?.headers;
    return isHeaders(headers) ? (headers['x-forwarded-for'] ?? '') : '';
}

function isHeaders(value: unknown): value is Readonly<Record<string, string | undefined>> {
    return typeof value === 'object' && value !== null;
}

export function response(ctx: Ctx<object, CommandResult>) {
    return valueIn(ctx);
}
