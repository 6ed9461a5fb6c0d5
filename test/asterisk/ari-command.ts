import { ariReply, type AriCredentials } from './ari-reply.js';

/** A server and whose requests it gets. */
export interface AriAccount extends AriCredentials {
  readonly url: string;
}

/** A raw command that must succeed, for instance `ariCommand(server, 'POST', 'channels/7/answer')`. */
export async function ariCommand(account: AriAccount, method: string, path: string): Promise<void> {
  const { status, body, repeated } = await ariReply(`${account.url}/${path}`, account, { method });
  // The first of two that remove something may have been carried out, though nobody said so.
  if (repeated && method === 'DELETE' && status === 404) return;
  if (status >= 300) throw new Error(`${method} ${path}: Asterisk answered ${status} ${body}`);
}
