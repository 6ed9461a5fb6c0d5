// Prints every import that Node looks up: what was asked for, by which module, and where it was found.
import { writeSync } from 'node:fs';

export async function resolve(specifier, context, nextResolve) {
  const { url, ...rest } = await nextResolve(specifier, context);
  writeSync(1, `${JSON.stringify({ specifier, by: context.parentURL, url })}\n`);
  return { url, ...rest };
}
