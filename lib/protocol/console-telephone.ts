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
