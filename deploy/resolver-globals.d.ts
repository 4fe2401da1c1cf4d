// The one global of AppSync's runtime beside those of the language.
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };
