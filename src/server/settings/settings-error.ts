/** A setting that the server cannot start with; the message names the setting, the value and what is allowed. */
export class SettingsError extends Error {
    public override readonly name = 'SettingsError';
}
