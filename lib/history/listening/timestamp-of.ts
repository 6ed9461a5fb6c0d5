/**
 * As ISO 8601 in UTC: Asterisk writes its own offset.
 *
 * @param otherwise - where the text is no moment; default: now.
 */
export function timestampOf(text: string, otherwise?: string): string {
  // Its form where it keeps time in UTC, as most do: nothing to reckon with.
  if (text.length === 28 && text[10] === 'T' && text.endsWith('+0000')) return `${text.slice(0, 23)}Z`;
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return new Date(moment).toISOString();
  return otherwise ?? new Date().toISOString();
}
