import { cacheFolderOf } from '../debian/cache-folder.js';

/** The Debian suite that carries Asterisk; releases stopped shipping it. `ASTERISK_SUITE` chooses another. */
export const DEFAULT_SUITE = 'sid';

/** The user's folder that keeps Asterisk between runs. `ASTERISK_CACHE` names it outright. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['ASTERISK_CACHE'] || cacheFolderOf(`asterisk-${debianSuite(env)}`, env);
}

/** The suite in use. */
export function debianSuite(env: NodeJS.ProcessEnv = process.env): string {
  return env['ASTERISK_SUITE'] || DEFAULT_SUITE;
}
