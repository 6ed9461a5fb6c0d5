// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Endpoint } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';
import type { TextMessage } from '../models/endpoints.models.js';
import type { ContactInfo, Peer } from '../models/events.models.js';

/**
 * A device registered, unregistered, or became (un)reachable.
 * Since Asterisk 13.6.
 * @publicApi
 */
export class ContactStatusChange extends BaseEvent {
  declare readonly type: 'ContactStatusChange';
  /** Endpoint of the device. */
  declare readonly endpoint: Endpoint;
  /** Address of the device and its new state. */
  declare readonly contact_info: ContactInfo;
}

/**
 * An endpoint went online or offline.
 * @publicApi
 */
export class EndpointStateChange extends BaseEvent {
  declare readonly type: 'EndpointStateChange';
  /** The endpoint with its new state. */
  declare readonly endpoint: Endpoint;
}

/**
 * The registration or reachability of an endpoint changed.
 * Since Asterisk 13.6.
 * @publicApi
 */
export class PeerStatusChange extends BaseEvent {
  declare readonly type: 'PeerStatusChange';
  /** The telephone or trunk that can, or can no longer, be reached. */
  declare readonly endpoint: Endpoint;
  /** Its new state. */
  declare readonly peer: Peer;
}

/**
 * A text message came in, for example a SIP MESSAGE.
 * Since Asterisk 12.5.
 * @publicApi
 */
export class TextMessageReceived extends BaseEvent {
  declare readonly type: 'TextMessageReceived';
  /** What was sent: sender, receiver, and the words. */
  declare readonly message: TextMessage;
  /** Sender, if it is a known endpoint. */
  declare readonly endpoint?: Endpoint;
}
