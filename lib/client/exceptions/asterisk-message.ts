/**
 * Reads the error message from a body of Asterisk. It is `{"message": …}` nearly always, `{"error": …}` for a failed
 * allocation, and an HTML page when the HTTP server itself answers.
 */
export function asteriskMessage(body: unknown): string {
  if (Buffer.isBuffer(body)) return asteriskMessage(parsedOrText(body.toString('utf8')));
  if (typeof body === 'string') return withoutMarkup(body);
  if (typeof body !== 'object' || body === null) return '';
  const { message, error } = body as { message?: unknown; error?: unknown };
  if (typeof message === 'string') return message;
  return typeof error === 'string' ? error : '';
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<(style|script|title)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
