/** The key that the emulator's API takes. */
export const EMULATOR_KEY = 'da2-emulator';
