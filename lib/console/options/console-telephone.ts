import type { ConsoleTelephoneState, SipAccount } from '../../protocol/index.js';
import type { ResourceUser } from '../../resources/index.js';

/**
 * A telephone that the server works for a user of the console; its keys are on the page.
 * @publicApi
 */
export interface ConsoleTelephone {
  /** How it is now. A new object after each change. */
  readonly state: ConsoleTelephoneState;
  /** Calls `changed` after each change of `state`. @returns ends it. */
  watch(changed: () => void): () => void;
  /** Calls a number; without one what it is for. Does nothing during a call. */
  call(number: string | undefined): Promise<void>;
  /** Takes the call that comes in. Does nothing where there is none. */
  answer(): Promise<void>;
  /** Presses keys. Does nothing without a call. */
  press(keys: string): Promise<void>;
  /** Ends the call, or refuses the one that comes in. */
  hangUp(): Promise<void>;
  /** What is heard as a file that browsers play (WAV), where there is one. */
  sound?(media: string): Promise<Uint8Array | undefined>;
}

/**
 * The port through which an application gives users of the console a telephone.
 * @publicApi
 */
export interface ConsoleTelephones {
  /** Addresses that the page may open for a {@link SipAccount}: `wss://pbx.example.com:8089/ws`. */
  readonly sipServers?: readonly string[];
  /** The telephone of a user: the same object each time he asks. `undefined`: he has none. */
  telephoneOf(
    user: ResourceUser,
  ): ConsoleTelephone | SipAccount | undefined | Promise<ConsoleTelephone | SipAccount | undefined>;
}
