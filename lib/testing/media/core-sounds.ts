import { readFileSync } from 'node:fs';
import type { SoundFile } from './media-library.js';

/** Names and lengths (ms) of the English core sounds; the sounds themselves are not here, nobody hears them. */
export function coreSounds(): SoundFile[] {
  const lengths = JSON.parse(readFileSync(new URL('./core-sounds.json', import.meta.url), 'utf8')) as Record<
    string,
    number
  >;
  return Object.entries(lengths).map(([id, lengthMs]) => ({ id, lengthMs }));
}
