import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The Debian suite that carries Asterisk; releases stopped shipping it. `ASTERISK_SUITE` chooses another. */
export const DEFAULT_SUITE = 'sid';

/**
 * The user's folder that keeps the downloaded and the unpacked packages between runs.
 * `ASTERISK_CACHE` names it outright; otherwise it lies in `XDG_CACHE_HOME`, or in `~/.cache`.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['ASTERISK_CACHE']) return env['ASTERISK_CACHE'];
  const xdg = env['XDG_CACHE_HOME'];
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache');
  return join(base, 'nestjs-ari', `asterisk-${debianSuite(env)}`);
}

/** The suite in use. */
export function debianSuite(env: NodeJS.ProcessEnv = process.env): string {
  return env['ASTERISK_SUITE'] || DEFAULT_SUITE;
}
