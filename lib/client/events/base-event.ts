import { takeWireFields } from './wire-fields.js';

/**
 * Base of the event classes. An event has the fields that came over the socket, with domain objects in place of
 * channels, bridges and so on. Fields that this release does not know are kept.
 * @publicApi
 */
export abstract class BaseEvent {
  /** Name of the event, for example `ChannelDtmfReceived`. */
  declare readonly type: string;
  /** Stasis application that it was sent to; `application:channel` on outbound per-call sockets. */
  declare readonly application: string;
  /**
   * Time at which it happened, by the clock of Asterisk: ISO 8601 with milliseconds and an offset without colon,
   * `2026-11-21T07:25:03.190+0000`.
   */
  declare readonly timestamp: string;
  /** Entity id of the Asterisk server that sent it. */
  declare readonly asterisk_id?: string;

  /**
   * Whether Asterisk had kept this event while no socket was open: it happened before this socket was opened. Only
   * sockets that Asterisk opens bring such events. Not shown by `JSON.stringify`.
   */
  get stale(): boolean {
    return false;
  }

  /** @param fields - the event as it came over the socket, or as a test makes it. */
  constructor(fields: object) {
    takeWireFields(this, fields);
  }
}
