// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.

/**
 * A text message, sent or received.
 * @publicApi
 */
export interface TextMessage {
  /** Sender, as an address of the technology. */
  readonly from: string;
  /** Recipient, as an address of the technology. */
  readonly to: string;
  /** The words that were sent. */
  readonly body: string;
  /** Further values by name; for SIP messages received, all their headers. */
  readonly variables?: Readonly<Record<string, string>>;
}
