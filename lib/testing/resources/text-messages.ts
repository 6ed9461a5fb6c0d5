import { badRequest, notFound } from '../rest/ari-reply.js';
import type { AriRequest } from '../rest/ari-request.js';
import type { ResourceContext } from './resource-context.js';

type MessageVariables = Readonly<Record<string, string>>;

/** Text messages to endpoints. */
export class TextMessages {
  readonly #context: ResourceContext;

  constructor(context: ResourceContext) {
    this.#context = context;
  }

  /** The message's variables; here, other than for channels, only texts are taken. */
  variables(request: AriRequest): MessageVariables {
    const given = request.parameters.json('variables');
    if (typeof given !== 'object' || given === null) return {};
    if (Object.values(given).some((value) => typeof value !== 'string')) {
      throw badRequest("Only string values in the 'variables' object allowed");
    }
    return given as MessageVariables;
  }

  /** The endpoint that an address such as `pjsip:1001` names; one that is not reached just now does not count. */
  addressee(to: string): string | undefined {
    const colon = to.indexOf(':');
    const [scheme, rest] = [to.slice(0, colon), to.slice(colon + 1)];
    const id = `${scheme.toUpperCase()}/${rest.replace(/^sip:/, '').replace(/@.*$/, '')}`;
    return this.#context.exchange.endpoints.state(id) === 'online' ? id : undefined;
  }

  /** Asks an endpoint to call somebody, as SIP's REFER outside of a call does. */
  refer(to: string, request: AriRequest): void {
    this.variables(request);
    const id = this.addressee(to);
    if (!id) throw notFound('Endpoint not found');
    const { parameters } = request;
    this.#context.exchange.deliverReferral(id, { from: parameters.text('from'), referTo: parameters.text('refer_to') });
  }

  send(to: string, request: AriRequest, variables: MessageVariables): void {
    const id = this.addressee(to);
    if (!id) throw notFound('Endpoint not found');
    this.#context.exchange.deliverText(id, {
      from: request.parameters.text('from'),
      to,
      body: request.parameters.text('body'),
      variables,
    });
  }
}
