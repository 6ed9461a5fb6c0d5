import type { PartyId } from '../../events/index.js';

const dialable = /^[0-9*#+()\-. ]+$/;

/** Reads `Name <number>`, `"Name" <number>`, a bare number or a bare name; nothing for an empty text. */
export function parseCallerId(text: string): PartyId | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const pair = /^"?(?<name>[^"<]*?)"?\s*<(?<number>[^>]*)>$/.exec(trimmed)?.groups;
  if (pair) return { name: pair.name ?? '', number: shrink(pair.number ?? '') };
  if (dialable.test(trimmed)) return { name: '', number: shrink(trimmed) };
  return { name: trimmed.replaceAll('"', ''), number: '' };
}

/** Asterisk takes the decoration out of a number. */
function shrink(number: string): string {
  return dialable.test(number) ? number.replaceAll(/[()\-. ]/g, '') : number;
}
