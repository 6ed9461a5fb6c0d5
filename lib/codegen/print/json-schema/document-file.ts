import type { PrintedFile } from '../printer.js';
import type { JsonObject } from './type-schema.js';

/** A member of a document, in its order. */
export type Entry = readonly [string, unknown];

/** A document as a file; it says which program has written it. */
export function documentFile(
  path: string,
  [version, ...rest]: readonly [Entry, ...Entry[]],
  asterisk: string,
): PrintedFile {
  const document: JsonObject = {
    [version[0]]: version[1],
    'x-generated-by': `nestjs-ari generate, from the API of Asterisk ${asterisk}; changes made here are lost`,
    ...Object.fromEntries(rest),
  };
  return { path, text: `${JSON.stringify(document, null, 2)}\n` };
}
