import type { GatewayClient } from 'nestjs-ari-gateway-client';
import { ServerTelephone } from './server-telephone.js';
import type { SipAccount, Telephone, TelephoneAnswer } from './telephone.js';

/** Stands beside the page's script, and is fetched only where it is needed. */
const SIP = './sip-telephone.js';

/** The telephone of this user, where the application has one for him. */
export async function openTelephone(client: GatewayClient): Promise<Telephone | undefined> {
  const answer = (await client.call('console.telephone', { do: 'show' })) as TelephoneAnswer;
  if (answer.kind === 'none') return undefined;
  if (answer.kind === 'server') return new ServerTelephone(client, answer.state, answer.number);
  const { SipTelephone } = (await import(SIP)) as { SipTelephone: new (account: SipAccount) => Telephone };
  return new SipTelephone(answer.account);
}
