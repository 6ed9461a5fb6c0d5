// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Endpoint } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { EndpointEventMap } from '../events/event-map.js';
import type {
  EndpointsReferToEndpointOptions,
  EndpointsRepository,
  EndpointsSendMessageToEndpointOptions,
} from '../repositories/endpoints.repository.js';

/**
 * A phone, trunk or other device known to Asterisk. Technology and name together identify it.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class EndpointBase extends LiveEntity<EndpointsRepository, EndpointEventMap> {
  /** Technology, such as `PJSIP`. */
  declare readonly technology: string;
  /** Name within the technology, such as `alice`. */
  declare readonly resource: string;
  /** `online`, `offline`, or `unknown` if the technology cannot tell. */
  declare readonly state?: 'unknown' | 'offline' | 'online';
  /** Ids of its calls at the moment. */
  declare readonly channel_ids: readonly string[];

  /**
   * Reads one endpoint: whether it can be reached, and its channels.
   * @returns The endpoint as it is now.
   * @throws {AriIllegalInputException} A parameter cannot be used.
   * @throws {AriNotFoundException} No such endpoint is configured.
   */
  refresh(request?: RequestOptions): Promise<Endpoint> {
    return this.repository().get(this.technology, this.resource, request);
  }

  /**
   * Sends a text message to one endpoint; a SIP phone gets a MESSAGE request. Success does not mean that it was read.
   * When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make sure it has one.
   * Since Asterisk 12.5.
   * @param from - Sender, as `pjsip:alice` or a SIP address. Required.
   * @throws {AriIllegalInputException} Sender or recipient is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  sendMessage(
    from: string,
    options?: Omit<EndpointsSendMessageToEndpointOptions, 'from'>,
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().sendMessageToEndpoint(this.technology, this.resource, { ...options, from }, request);
  }

  /**
   * Asks one endpoint, outside any call, to place a call of its own (SIP REFER). Success means that Asterisk accepted
   * the request, not that the device obeyed. When that endpoint has no AOR configured, Asterisk 22.10.1 crashes: make
   * sure it has one.
   * Since Asterisk 18.20 and 20.5.
   * @throws {AriIllegalInputException} A parameter is missing or cannot be used, or a variable is not text.
   * @throws {AriNotFoundException} No endpoint, or no technology, of this name can take it.
   */
  refer(options: EndpointsReferToEndpointOptions, request?: RequestOptions): Promise<void> {
    return this.repository().referToEndpoint(this.technology, this.resource, options, request);
  }
}
