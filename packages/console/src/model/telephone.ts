import type { ConsoleTelephoneState, SipAccount } from '../../../../lib/protocol/index.js';
import type { Store } from './store.js';

export type { ConsoleTelephoneState, SipAccount };

/** A telephone on the page. Its calls are made by the server, or by the browser itself. */
export interface Telephone extends Pick<Store, 'watch'> {
  readonly state: ConsoleTelephoneState;
  /** Why it does not work now. */
  readonly problem: string | undefined;
  call(number: string): void;
  answer(): void;
  press(keys: string): void;
  hangUp(): void;
}

export type TelephoneAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'sip'; readonly account: SipAccount }
  | { readonly kind: 'server'; readonly number: number; readonly state: ConsoleTelephoneState };
