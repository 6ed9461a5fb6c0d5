// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Endpoint } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { ENDPOINTS_OPERATIONS } from '../operations/endpoints.operations.js';

/**
 * Options of `endpoints.sendMessage`.
 * @publicApi
 */
export interface EndpointsSendMessageOptions {
  /** Recipient, as `pjsip:alice` or a SIP address after `pjsip:`. Required. */
  readonly to: string;
  /** Sender, as `pjsip:alice` or a SIP address. Required. */
  readonly from: string;
  /** Text of the message. Default: empty. */
  readonly body?: string;
  /** Further values for the message; for PJSIP each becomes a SIP header. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Options of `endpoints.refer`.
 * @publicApi
 */
export interface EndpointsReferOptions {
  /** Device that shall place the call, as `pjsip:alice` or a SIP address after `pjsip:`. */
  readonly to: string;
  /** Sender, as `pjsip:alice` or a SIP address. Required. */
  readonly from: string;
  /** Destination the device shall call, as `pjsip:bob` or a SIP address. */
  readonly refer_to: string;
  /**
   * True makes a destination that is an endpoint here point back to this Asterisk; false (default) gives the device the
   * contact address of that endpoint.
   */
  readonly to_self?: boolean;
  /** Further values; for PJSIP each becomes a SIP header, and `display_name` is shown before the destination. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Options of `endpoints.sendMessageToEndpoint`.
 * @publicApi
 */
export interface EndpointsSendMessageToEndpointOptions {
  /** Sender, as `pjsip:alice` or a SIP address. Required. */
  readonly from: string;
  /** Text of the message. Default: empty. */
  readonly body?: string;
  /** Further values for the message; for PJSIP each becomes a SIP header. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Options of `endpoints.referToEndpoint`.
 * @publicApi
 */
export interface EndpointsReferToEndpointOptions {
  /** Sender, as `pjsip:alice` or a SIP address. Required. */
  readonly from: string;
  /** Destination the device shall call, as `pjsip:bob` or a SIP address. */
  readonly refer_to: string;
  /**
   * True makes a destination that is an endpoint here point back to this Asterisk; false (default) gives the device the
   * contact address of that endpoint.
   */
  readonly to_self?: boolean;
  /** Further values; for PJSIP each becomes a SIP header, and `display_name` is shown before the destination. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Endpoints are the phones and trunks configured in Asterisk: see whether they can be reached, send them text messages,
 * ask them to call someone.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class EndpointsRepository extends Repository {
  /**
   * Lists all endpoints of all technologies: the phones and trunks configured in Asterisk.
   * @returns All endpoints.
   */
  list(request?: RequestOptions): Promise<Endpoint[]> {
    return this.execute(ENDPOINTS_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Sends a text message to an endpoint or address; a SIP phone gets a MESSAGE request. Success does not mean that it
   * was read. When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make sure it has one.
   * Since Asterisk 12.5.
   * @throws {AriIllegalInputException} Sender or recipient is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  sendMessage(options: EndpointsSendMessageOptions, request?: RequestOptions): Promise<void> {
    return this.execute(ENDPOINTS_OPERATIONS.sendMessage, [], options, request);
  }

  /**
   * Asks a device, outside any call, to place a call of its own (SIP REFER). Success means that Asterisk accepted the
   * request, not that the device obeyed. When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make sure
   * it has one.
   * Since Asterisk 18.20 and 20.5.
   * @throws {AriIllegalInputException} A parameter is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  refer(options: EndpointsReferOptions, request?: RequestOptions): Promise<void> {
    return this.execute(ENDPOINTS_OPERATIONS.refer, [], options, request);
  }

  /**
   * Lists the endpoints of one technology.
   * @param tech - Technology, such as `PJSIP`.
   * @returns The endpoints of that technology.
   * @throws {AriNotFoundException} Asterisk has no such technology loaded.
   */
  listByTech(tech: string, request?: RequestOptions): Promise<Endpoint[]> {
    return this.execute(ENDPOINTS_OPERATIONS.listByTech, [tech], undefined, request);
  }

  /**
   * Reads one endpoint: whether it can be reached, and its channels.
   * @param tech - Technology, such as `PJSIP`.
   * @param resource - Name of the endpoint within its technology, such as `alice`.
   * @returns The endpoint as it is now.
   * @throws {AriIllegalInputException} A parameter cannot be used.
   * @throws {AriNotFoundException} No such endpoint is configured.
   */
  get(tech: string, resource: string, request?: RequestOptions): Promise<Endpoint> {
    return this.execute(ENDPOINTS_OPERATIONS.get, [tech, resource], undefined, request);
  }

  /**
   * Sends a text message to one endpoint; a SIP phone gets a MESSAGE request. Success does not mean that it was read.
   * When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make sure it has one.
   * Since Asterisk 12.5.
   * @param tech - Technology, such as `PJSIP`.
   * @param resource - Name of the endpoint within its technology, such as `alice`.
   * @throws {AriIllegalInputException} Sender or recipient is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  sendMessageToEndpoint(
    tech: string,
    resource: string,
    options: EndpointsSendMessageToEndpointOptions,
    request?: RequestOptions,
  ): Promise<void> {
    return this.execute(ENDPOINTS_OPERATIONS.sendMessageToEndpoint, [tech, resource], options, request);
  }

  /**
   * Asks one endpoint, outside any call, to place a call of its own (SIP REFER). Success means that Asterisk accepted
   * the request, not that the device obeyed. When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make
   * sure it has one.
   * Since Asterisk 18.20 and 20.5.
   * @param tech - Technology, such as `PJSIP`.
   * @param resource - Name of the endpoint within its technology, such as `alice`.
   * @throws {AriIllegalInputException} A parameter is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  referToEndpoint(
    tech: string,
    resource: string,
    options: EndpointsReferToEndpointOptions,
    request?: RequestOptions,
  ): Promise<void> {
    return this.execute(ENDPOINTS_OPERATIONS.referToEndpoint, [tech, resource], options, request);
  }
}
