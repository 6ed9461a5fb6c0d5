import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** A folder of this user that keeps what was unpacked between runs: in `XDG_CACHE_HOME`, or in `~/.cache`. */
export function cacheFolderOf(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const xdg = env['XDG_CACHE_HOME'];
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache');
  return join(base, 'nestjs-ari', name);
}
