import type { Store } from './store.js';

/** How the telephone of the page is. */
export interface TelephoneState {
  readonly name: string;
  readonly status: 'idle' | 'calling' | 'ringing' | 'talking';
  readonly other?: string;
  readonly since?: number;
  readonly heard: readonly { readonly text: string; readonly media?: string }[];
}

/** A telephone on the page. Its calls are made by the server, or by the browser itself. */
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
