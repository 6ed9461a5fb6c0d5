import { PINNED_ASTERISK } from './model-file.js';

/**
 * The releases whose models come with this package, the oldest first: the last of each series that a telephone engineer
 * still meets, and 22.2, which Debian and others shipped for long.
 * @publicApi
 */
export const KNOWN_RELEASES: readonly string[] = ['18.26.4', '20.20.1', '21.12.3', '22.2.0', PINNED_ASTERISK];

/**
 * The file with the model of a release, by its number or the beginning of it: `22.2` is `22.2.0`, `18` is `18.26.4`.
 * Undefined: no such model comes with this package.
 * @publicApi
 */
export function knownModel(release: string): URL | undefined {
  const found = KNOWN_RELEASES.findLast((known) => known === release || known.startsWith(`${release}.`));
  return found === undefined ? undefined : new URL(`../api/asterisk-${found}.json`, import.meta.url);
}
