// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Bridge, Channel } from '../../entities/index.js';

/**
 * A parameter of the protocol that came with a transfer.
 * @publicApi
 */
export interface AdditionalParam {
  /** Which parameter of the header, without its `=`. */
  readonly parameter_name: string;
  /** What stands behind its `=`. */
  readonly parameter_value: string;
}

/**
 * One address at which a PJSIP endpoint can be reached.
 * @publicApi
 */
export interface ContactInfo {
  /** SIP address of the device. */
  readonly uri: string;
  /**
   * `Reachable` or `Unreachable` by the latest check, `NonQualified` when no checks are configured, `Removed` after
   * unregistering, `Unknown` before the first check.
   */
  readonly contact_status: 'Unreachable' | 'Reachable' | 'Unknown' | 'NonQualified' | 'Removed';
  /** PJSIP address of record under which the device registered. */
  readonly aor: string;
  /** Time the latest check took, in microseconds. */
  readonly roundtrip_usec?: string;
}

/** Asterisk reports that a request on the event connection lacks parameters. */
export interface MissingParams {
  /** Always `MissingParams`. */
  readonly type: string;
  /** Entity id of the Asterisk server that sent it. */
  readonly asterisk_id?: string;
  /** Names of what is missing. */
  readonly params: readonly string[];
}

/**
 * State of a registered device.
 * @publicApi
 */
export interface Peer {
  /** For example `Registered`, `Unregistered`, `Reachable` or `Unreachable`; depends on the technology. */
  readonly peer_status: string;
  /** Why the state changed, if known. */
  readonly cause?: string;
  /** IP address of the device. */
  readonly address?: string;
  /** Network port of the device. */
  readonly port?: string;
  /** When the device was last heard of. */
  readonly time?: string;
}

/** A header of a REST command over the event connection. */
export interface RESTHeader {
  /** Which header, as in HTTP. */
  readonly name: string;
  /** Its content. */
  readonly value: string;
}

/** A query parameter of a REST command over the event connection. */
export interface RESTQueryStringParameter {
  /** Which parameter, as in the query of the same request over HTTP. */
  readonly name: string;
  /** Its value, not percent-encoded. */
  readonly value: string;
}

/** A REST command sent over the event connection. A frame above 65,535 bytes closes the connection (1009). */
export interface RESTRequest {
  /** Always `RESTRequest`. */
  readonly type: string;
  /** Id of your choice, returned with the answer. */
  readonly transaction_id: string;
  /** Id of your choice, returned with the answer; must be text. */
  readonly request_id: string;
  /** `GET`, `POST`, `PUT` or `DELETE`, in capitals. */
  readonly method: string;
  /** Path without leading slash and without `ari`, for example `channels/1/answer`; a query may follow. */
  readonly uri: string;
  /** Type of the body, `application/json` as a rule. */
  readonly content_type?: string;
  /** Query parameters, when they are not part of `uri`. */
  readonly query_strings?: readonly RESTQueryStringParameter[];
  /** The body as text, JSON already serialised; an object is ignored without notice. */
  readonly message_body?: string;
}

/**
 * Destination of a requested transfer.
 * @publicApi
 */
export interface ReferTo {
  /** What the phone named as destination. */
  readonly requested_destination: RequiredDestination;
  /** Attended transfer: channel of the call to be taken over. */
  readonly destination_channel?: Channel;
  /** Channel that talks with the latter. */
  readonly connected_channel?: Channel;
  /** Bridge in which these two talk. */
  readonly bridge?: Bridge;
}

/**
 * Who asked for a transfer.
 * @publicApi
 */
export interface ReferredBy {
  /** Channel of the phone that asked. */
  readonly source_channel: Channel;
  /** Channel it talks with. */
  readonly connected_channel?: Channel;
  /** Bridge in which they talk. */
  readonly bridge?: Bridge;
}

/**
 * Destination as named by the phone: a number (blind) or a running call (attended).
 * @publicApi
 */
export interface RequiredDestination {
  /** Attended: SIP Call-ID of the call to take over. */
  readonly protocol_id?: string;
  /** Blind: number or user name to call. */
  readonly destination?: string;
  /** Further parameters of the protocol. */
  readonly additional_protocol_params?: readonly AdditionalParam[];
}
