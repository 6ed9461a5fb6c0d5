import { cacheFolderOf } from '../debian/cache-folder.js';

/** The Debian suite that carries Asterisk; releases stopped shipping it. `ASTERISK_SUITE` chooses another. */
export const DEFAULT_SUITE = 'sid';

/** The user's folder that keeps the Asterisk of a suite between runs. `ASTERISK_CACHE` names that of the suite in use outright. */
export function cacheFolder(suite = debianSuite(), env: NodeJS.ProcessEnv = process.env): string {
  const named = suite === debianSuite(env) ? env['ASTERISK_CACHE'] : undefined;
  return named || cacheFolderOf(`asterisk-${suite}`, env);
}

/** The suite in use. */
export function debianSuite(env: NodeJS.ProcessEnv = process.env): string {
  return env['ASTERISK_SUITE'] || DEFAULT_SUITE;
}
