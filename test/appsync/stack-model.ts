// What the template says of the API: its schema, its code, its sources, its environment.
import { at, text } from '../conformance/backend';
import { Code } from './sandbox';
import type { Resource } from './template';

/** Where a function's data is. */
type SourceKind = 'table' | 'lambda' | 'none';

/** A step: code and where its data is. */
export interface StepModel {
    readonly name: string;
    readonly code: Code;
    readonly source: SourceKind;
}

/** A field's resolver: a step alone, or code around steps. */
export type FieldModel =
    | { readonly kind: 'unit'; readonly step: StepModel }
    | { readonly kind: 'pipeline'; readonly code: Code; readonly steps: readonly StepModel[] };

/** The API as the template describes it. */
export interface StackModel {
    readonly schema: string;
    /** By `Type.field`. */
    readonly fields: ReadonlyMap<string, FieldModel>;
    readonly environment: Readonly<Record<string, string>>;
    readonly lambdaEnvironment: Readonly<Record<string, string>>;
}

const SOURCES: Readonly<Record<string, SourceKind>> = { AMAZON_DYNAMODB: 'table', AWS_LAMBDA: 'lambda', NONE: 'none' };

/** Reads the resources of a template. `functionId` is what a reference to a function's id became. */
export function modelOf(resources: readonly Resource[], functionId: (logicalId: string) => string): StackModel {
    const of = (type: string) => resources.filter((resource) => resource.type === type);
    const sources = new Map(
        of('AWS::AppSync::DataSource').map(({ properties }) => {
            const kind = SOURCES[text(properties, 'Type')];
            if (kind === undefined) throw new Error(`Data source ${text(properties, 'Type')} is not known here.`);
            return [text(properties, 'Name'), kind];
        }),
    );
    const stepOf = ({ id, properties }: Resource): StepModel => {
        const source = sources.get(text(properties, 'DataSourceName'));
        if (source === undefined) throw new Error(`${id} has an unknown data source.`);
        return { name: id, code: new Code(text(properties, 'Code'), id), source };
    };
    const functions = new Map(
        of('AWS::AppSync::FunctionConfiguration').map((resource) => [functionId(resource.id), stepOf(resource)]),
    );
    const fieldOf = (resource: Resource): FieldModel => {
        const { id, properties } = resource;
        if (at(properties, 'Kind') !== 'PIPELINE') return { kind: 'unit', step: stepOf(resource) };
        const ids = at(properties, 'PipelineConfig', 'Functions');
        const steps = (Array.isArray(ids) ? ids : []).map((each) => {
            const step = functions.get(String(each));
            if (step === undefined) throw new Error(`${id} has an unknown function.`);
            return step;
        });
        return { kind: 'pipeline', code: new Code(text(properties, 'Code'), id), steps };
    };
    const [api] = of('AWS::AppSync::GraphQLApi');
    const [schema] = of('AWS::AppSync::GraphQLSchema');
    const [lambda] = of('AWS::Lambda::Function');
    if (api === undefined || schema === undefined || lambda === undefined)
        throw new Error('The template has no API, no schema or no Lambda.');
    return {
        schema: text(schema.properties, 'Definition'),
        fields: new Map(
            of('AWS::AppSync::Resolver').map((resource) => [
                `${text(resource.properties, 'TypeName')}.${text(resource.properties, 'FieldName')}`,
                fieldOf(resource),
            ]),
        ),
        environment: textsOf(at(api.properties, 'EnvironmentVariables')),
        lambdaEnvironment: textsOf(at(lambda.properties, 'Environment', 'Variables')),
    };
}

function textsOf(value: unknown): Record<string, string> {
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, String(each)]));
}
