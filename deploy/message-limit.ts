/**
 * Characters of a message's JSON that are pushed whole: AppSync takes 240 KiB, a character of Japanese is three bytes,
 * and most of a message are its names.
 */
export const MESSAGE_MAX_LENGTH = 120_000;
