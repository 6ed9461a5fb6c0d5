/** `Since Asterisk 20.16, 21.11 and 22.6.` for the releases in which something came, one for each branch. */
export function sinceText(since: readonly string[] | undefined): string | undefined {
  if (since === undefined || since.length === 0) {
    return undefined;
  }
  const versions = since.map((version) => version.replace(/\.0$/, ''));
  const last = versions.at(-1) ?? '';
  return `Since Asterisk ${versions.length === 1 ? last : `${versions.slice(0, -1).join(', ')} and ${last}`}.`;
}
