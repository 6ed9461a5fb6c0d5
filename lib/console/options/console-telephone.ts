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
 * How a telephone of the console is at one moment.
 * @publicApi
 */
export interface ConsoleTelephoneState {
  /** What it is called: `PJSIP/300`. */
  readonly name: string;
  readonly status: 'idle' | 'calling' | 'ringing' | 'talking';
  /** The other party, as far as it is known. */
  readonly other?: string;
  /** Since when, in milliseconds since 1970. */
  readonly since?: number;
  /** What was heard in this call or the last one, oldest first. A `media` URI is played on the page where there is a `sound`. */
  readonly heard: readonly { readonly text: string; readonly media?: string }[];
}

/**
 * A telephone of a real Asterisk: the page itself is the SIP phone, over a WebSocket and WebRTC.
 * @publicApi
 */
export interface SipAccount {
  /** One of `sipServers`. */
  readonly server: string;
  /** `sip:ada@example.com`. */
  readonly uri: string;
  /** Sent to this user alone. */
  readonly password: string;
  /** Default: the user of the `uri`. */
  readonly authorizationUser?: string;
  /** STUN and TURN servers: `stun:stun.example.com`. Default: none. */
  readonly iceServers?: readonly string[];
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
