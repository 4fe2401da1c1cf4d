// The one global besides the language's own that AppSync's runtime has.
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };
