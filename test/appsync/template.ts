// The synthesized template, read as CloudFormation would: references become values, the rest is taken as it is written.
import { at } from '../conformance/backend';

/** What deploying would make up: names, addresses and ARNs of resources by their logical ids. */
export interface Made {
    /** `Ref` of a resource, and pseudo parameters such as `AWS::Region`. */
    ref(logicalId: string, type: string | undefined): string;
    /** `Fn::GetAtt`. */
    attribute(logicalId: string, attribute: string, type: string | undefined): string;
}

/** A resource with its references resolved. */
export interface Resource {
    readonly id: string;
    readonly type: string;
    readonly properties: Readonly<Record<string, unknown>>;
}

/** All resources of a template. @throws {Error} where it uses an intrinsic function that is not known here */
export function resourcesOf(template: unknown, made: Made): Resource[] {
    const all = at(template, 'Resources');
    if (!isObject(all)) throw new Error('The template has no Resources.');
    const typeOf = (id: string): string | undefined => {
        const type = at(all, id, 'Type');
        return typeof type === 'string' ? type : undefined;
    };
    const resolve = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(resolve);
        if (!isObject(value)) return value;
        const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
        if (others.length === 0 && name === 'Ref') return made.ref(String(inner), typeOf(String(inner)));
        if (others.length === 0 && name === 'Fn::GetAtt') {
            const [id, attribute] = Array.isArray(inner) ? inner.map(String) : String(inner).split('.');
            return made.attribute(id ?? '', attribute ?? '', typeOf(id ?? ''));
        }
        if (others.length === 0 && name === 'Fn::Join' && Array.isArray(inner)) {
            const parts: unknown = resolve(inner[1]);
            return Array.isArray(parts) ? parts.map(String).join(String(inner[0])) : '';
        }
        if (others.length === 0 && name === 'Fn::Sub')
            return String(inner).replace(/\$\{([^}]+)\}/g, (_whole, id: string) => made.ref(id, typeOf(id)));
        if (name.startsWith('Fn::')) throw new Error(`The template uses ${name}, which is not known here.`);
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
    };
    return Object.entries(all).map(([id, resource]) => {
        const properties = resolve(at(resource, 'Properties') ?? {});
        return { id, type: typeOf(id) ?? '', properties: isObject(properties) ? properties : {} };
    });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
