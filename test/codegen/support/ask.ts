import { requireAsterisk } from '../../setup/describe-on-asterisk.js';

/** Sends one command to the Asterisk of this run without any client. */
export async function ask(method: string, path: string): Promise<{ status: number; body: any }> {
  const { url, username, password } = requireAsterisk();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}${path}`, { method, headers: { authorization } });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
