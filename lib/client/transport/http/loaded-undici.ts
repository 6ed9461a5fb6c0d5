import { createRequire } from 'node:module';

/**
 * Undici, loaded with the first command: it takes as long as the rest of this client, and no program has anything to
 * command before it has started. A second call costs a look into Node's table of modules.
 */
export function loadedUndici(): typeof import('undici') {
  return createRequire(import.meta.url)('undici') as typeof import('undici');
}
