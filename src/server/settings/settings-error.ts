/** A setting with which the server cannot start. The message names the setting, the value and the allowed values. */
export class SettingsError extends Error {
    public override readonly name = 'SettingsError';
}
