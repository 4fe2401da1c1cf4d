/**
 * AWS's prices in USD, without free tiers. AppSync: https://aws.amazon.com/appsync/pricing; DynamoDB on demand:
 * https://aws.amazon.com/dynamodb/pricing/on-demand; Lambda (ARM): https://aws.amazon.com/lambda/pricing. They are for
 * us-east-1; Tokyo's DynamoDB costs a seventh more. No other file has prices; `npm run cost` multiplies by these.
 */
export const PRICES = {
    /** A query or a mutation. */
    operation: 4 / 1e6,
    /** A message to one subscriber, for each 5 KiB of it. */
    delivery: 2 / 1e6,
    /** A minute of one WebSocket. */
    connectionMinute: 0.08 / 1e6,
    /** A write unit: 1 KiB; two in a transaction. */
    writeUnit: 0.625 / 1e6,
    /** A read unit: 4 KiB, read consistently. */
    readUnit: 0.125 / 1e6,
    /** A request to the Lambda. */
    invocation: 0.2 / 1e6,
    /** A second of the Lambda, at its 256 MB. */
    lambdaSecond: 0.0000133334 * 0.25,
} as const;

/** A unit that AWS charges for. */
export type Priced = keyof typeof PRICES;
