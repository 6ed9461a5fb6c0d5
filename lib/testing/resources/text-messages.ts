import { type AriRequest, badRequest, crashing, notFound } from '../rest/index.js';
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
  addressee(to: string): string {
    const { endpoints, dynamicObjects } = this.#context.exchange;
    const colon = to.indexOf(':');
    const technology = to.slice(0, colon).toUpperCase();
    const resource = to
      .slice(colon + 1)
      .replace(/^sip:/, '')
      .replace(/@.*$/, '');
    if (technology === 'PJSIP' && dynamicObjects.lacksAddress(resource)) {
      throw crashing(`a message or REFER to the endpoint PJSIP/${resource}, which has no address-of-record (aors)`);
    }
    const id = `${technology}/${resource}`;
    if (endpoints.state(id) !== 'online') throw notFound('Endpoint not found');
    return id;
  }

  /** Asks an endpoint to call somebody, as SIP's REFER outside of a call does. */
  refer(to: string, request: AriRequest): void {
    this.variables(request);
    const id = this.addressee(to);
    const { parameters } = request;
    this.#context.exchange.deliverReferral(id, { from: parameters.text('from'), referTo: parameters.text('refer_to') });
  }

  send(to: string, request: AriRequest, variables: MessageVariables): void {
    const id = this.addressee(to);
    this.#context.exchange.deliverText(id, {
      from: request.parameters.text('from'),
      to,
      body: request.parameters.text('body'),
      variables,
    });
  }
}
