import type { GatewayClient } from 'nestjs-ari-gateway-client';
import { ServerTelephone } from './server-telephone.js';
import type { Store } from './store.js';

/** How the telephone of the page is. */
export interface TelephoneState {
  readonly name: string;
  readonly status: 'idle' | 'calling' | 'ringing' | 'talking';
  readonly other?: string;
  readonly since?: number;
  readonly heard: readonly { readonly text: string; readonly media?: string }[];
}

/** A telephone on the page, whoever makes its calls: the server, or the browser itself. */
export interface Telephone extends Pick<Store, 'watch'> {
  readonly state: TelephoneState;
  /** Why it does not work now. */
  readonly problem: string | undefined;
  call(number: string): void;
  answer(): void;
  press(keys: string): void;
  hangUp(): void;
}

/** A SIP telephone of a real Asterisk, which the browser is. */
export interface SipAccount {
  readonly server: string;
  readonly uri: string;
  readonly password: string;
  readonly authorizationUser?: string;
  readonly iceServers?: readonly string[];
}

export type TelephoneAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'sip'; readonly account: SipAccount }
  | { readonly kind: 'server'; readonly number: number; readonly state: TelephoneState };

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
