import { createHash } from 'node:crypto';

/** Names the state of an object, as this user sees it: the same for the same fields and values. */
export function entityTag(object: unknown): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(object) ?? '')
    .digest('base64url');
  return `"${digest.slice(0, 27)}"`;
}

/**
 * Whether a header `If-Match` or `If-None-Match` names a tag. `*` names every one.
 *
 * @param weak - tags that are marked as weak count as well: to save a body that is no risk, to write it is.
 */
export function namesTag(header: string, tag: string, { weak }: { readonly weak: boolean }): boolean {
  const named = header.split(',').map((part) => part.trim());
  return named.some((one) => one === '*' || one === tag || (weak && one === `W/${tag}`));
}
