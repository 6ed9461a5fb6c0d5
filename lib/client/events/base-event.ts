import { takeWireFields } from './wire-fields.js';

/**
 * Base of the event classes. An event is what came over the socket, field by field, with domain objects in place of
 * channels, bridges and the like; fields that this release does not know are kept.
 */
export abstract class BaseEvent {
  /** Name of the event, for example `ChannelDtmfReceived`. */
  declare readonly type: string;
  /** Stasis application that it was sent to; `application:channel` on outbound per-call sockets. */
  declare readonly application: string;
  /** When Asterisk saw it happen: ISO 8601 with milliseconds and an offset without colon, `2026-11-21T07:25:03.190+0000`. */
  declare readonly timestamp: string;
  /** Entity id of the Asterisk server that sent it. */
  declare readonly asterisk_id?: string;

  /**
   * Whether Asterisk had kept this event for us: it happened before the socket that brought it was opened. Only sockets
   * that Asterisk opens bring such events. Not shown by `JSON.stringify`.
   */
  get stale(): boolean {
    return false;
  }

  /** @param fields - The event as it came over the wire, or as a test makes it up. */
  constructor(fields: object) {
    takeWireFields(this, fields);
  }
}
