/** A request that is refused before it reaches GraphQL; answered in GraphQL's shape all the same. */
export class HttpRefusal extends Error {
    public override readonly name = 'HttpRefusal';

    public constructor(
        public readonly status: number,
        public readonly errorType: string,
        message: string,
        public readonly headers: Readonly<Record<string, string>> = {},
    ) {
        super(message);
    }
}
