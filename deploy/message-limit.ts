/**
 * Characters of a message's JSON that are pushed as a whole: AppSync takes 240 KiB, a character of Japanese is three
 * bytes, and most of a message are its names.
 */
export const MESSAGE_MAX_LENGTH = 120_000;

/** Whether AppSync might not push a message as a whole. */
export function isTooLarge(message: object): boolean {
    return JSON.stringify(message).length > MESSAGE_MAX_LENGTH;
}
