// How AppSync resolves one field: the code's request, the source, the code's response; in a pipeline step by step.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { at } from '../conformance/backend';
import type { LambdaSource } from './lambda-source';
import type { Code } from './sandbox';
import type { FieldModel, StepModel } from './stack-model';
import { isTableRequest, performOnTable } from './table-source';
import type { Asked } from './utilities';

/** The sources of a stack. */
export interface Sources {
    readonly client: DynamoDBClient;
    readonly table: string;
    readonly lambda: LambdaSource;
}

/** What a resolver is told of the request. */
export interface FieldContext {
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly source: unknown;
    readonly info: { readonly fieldName: string; readonly parentTypeName: string; readonly selectionSetList: string[] };
    readonly request: { readonly headers: Readonly<Record<string, string>> };
    readonly env: Readonly<Record<string, string>>;
}

/** A refusal by code, with its name. */
export class ResolverError extends Error {
    public constructor(
        message: string,
        public readonly errorType: string,
        public readonly errorInfo: unknown,
    ) {
        super(message);
    }
}

/** The answer of a field, and what its code asked for besides. */
export interface Resolved {
    readonly value: unknown;
    readonly asked: readonly Asked[];
}

/** Resolves a field. @throws {ResolverError} */
export async function resolveField(field: FieldModel, given: FieldContext, sources: Sources): Promise<Resolved> {
    const run = new Run(given, sources);
    if (field.kind === 'unit') {
        const { value } = await run.step(field.step);
        return { value, asked: run.asked };
    }
    const before = run.handle(field.code, 'request', {});
    if (before.early) return { value: before.value, asked: run.asked };
    for (const step of field.steps) {
        const { value, toEnd } = await run.step(step);
        run.previous = value;
        if (toEnd) break;
    }
    return { value: run.handle(field.code, 'response', {}).value, asked: run.asked };
}

interface Handled {
    readonly value: unknown;
    readonly early: boolean;
    readonly toEnd: boolean;
}

class Run {
    public readonly asked: Asked[] = [];
    public previous: unknown = null;
    private stash: unknown = {};

    public constructor(
        private readonly given: FieldContext,
        private readonly sources: Sources,
    ) {}

    public async step({ code, source }: StepModel): Promise<{ value: unknown; toEnd: boolean }> {
        const request = this.handle(code, 'request', {});
        if (request.early) return { value: request.value, toEnd: request.toEnd };
        const answer = await this.perform(source, request.value);
        const response = this.handle(code, 'response', answer);
        return { value: response.value, toEnd: response.early && response.toEnd };
    }

    public handle(code: Code, handler: 'request' | 'response', more: object): Handled {
        const { given, stash, previous } = this;
        const context = { ...given, args: given.arguments, identity: null, stash, prev: { result: previous }, ...more };
        const called = code.call(handler, context);
        this.stash = called.stash;
        this.asked.push(called.asked);
        const { outcome } = called;
        if (outcome.kind === 'error') throw new ResolverError(outcome.message, outcome.type, outcome.errorInfo);
        return {
            value: outcome.value,
            early: outcome.kind === 'early',
            toEnd: outcome.kind === 'early' && outcome.toEnd,
        };
    }

    private async perform(source: StepModel['source'], request: unknown): Promise<object> {
        try {
            return { result: await this.ask(source, request) };
        } catch (error) {
            const name = error instanceof Error ? error.name : 'Error';
            const message = error instanceof Error ? error.message : String(error);
            const type = source === 'table' ? `DynamoDB:${name}` : 'Lambda:Unhandled';
            return { result: null, error: { message, type } };
        }
    }

    private async ask(source: StepModel['source'], request: unknown): Promise<unknown> {
        switch (source) {
            case 'none':
                return at(request, 'payload') ?? null;
            case 'lambda':
                return this.sources.lambda.invoke(at(request, 'payload'));
            case 'table':
                if (!isTableRequest(request)) throw new TypeError('The request is none for a table.');
                return performOnTable(this.sources.client, this.sources.table, request);
        }
    }
}
