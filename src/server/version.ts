import packageJson from '../../package.json';

/** The version of this server, as package.json has it. */
export const VERSION = packageJson.version;
