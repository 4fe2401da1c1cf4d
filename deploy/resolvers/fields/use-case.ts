// A field that the Lambda answers, with the core's use case of the same name.
import type { Ctx } from '../lib/context';
import { valueIn, type Outcome } from '../lib/outcome';

export function request(ctx: Ctx<object>) {
    // AppSync puts the caller's address first; what a caller wrote there itself stands before it, and is not trusted:
    // a domain is only a place to find each other, and its name can be typed anyway.
    const address = forwardedFor(ctx).split(',')[0]?.trim() ?? '';
    return { operation: 'Invoke', payload: { deed: ctx.info.fieldName, args: ctx.args, address } };
}

function forwardedFor({ request: given }: { readonly request?: { readonly headers: unknown } }): string {
    const headers = given?.headers;
    return isHeaders(headers) ? (headers['x-forwarded-for'] ?? '') : '';
}

function isHeaders(value: unknown): value is Readonly<Record<string, string | undefined>> {
    return typeof value === 'object' && value !== null;
}

export function response(ctx: Ctx<object, Outcome>) {
    return valueIn(ctx);
}
