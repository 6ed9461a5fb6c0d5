import type { Exchange } from '../exchange/index.js';
import type { CallRequest } from './call-request.js';
import { PhoneCall } from './phone-call.js';
import { PhoneTechnology } from './phone-technology.js';
import { VirtualPhone } from './virtual-phone.js';

/** The telephones of the simulator. They outlive a restart of the simulated server, as telephones do. */
export class Phones {
  readonly #exchange: () => Exchange;
  readonly #phones = new Map<string, VirtualPhone>();

  constructor(exchange: () => Exchange) {
    this.#exchange = exchange;
    this.restore();
  }

  phone(endpoint: string): VirtualPhone {
    const known = this.#phones.get(endpoint);
    if (known) return known;
    if (!/^[A-Za-z]+\/.+$/.test(endpoint)) {
      throw new TypeError(`"${endpoint}" is no endpoint: write technology and name, such as "PJSIP/1002"`);
    }
    const phone = new VirtualPhone(endpoint, this.#exchange);
    this.#phones.set(endpoint, phone);
    this.#plugIn(phone);
    return phone;
  }

  call(request: CallRequest): Promise<PhoneCall> {
    if (request.app === undefined && request.exten === undefined) {
      throw new TypeError(
        'A call needs somebody to call: give "app" (a Stasis application) or "exten" (a dialplan extension)',
      );
    }
    const endpoint = request.endpoint ?? `PJSIP/${request.from}`;
    this.phone(endpoint);
    return Promise.resolve(PhoneCall.incoming(this.#exchange(), endpoint, request));
  }

  /** Plugs every phone into the exchange that runs now. */
  restore(): void {
    this.#exchange().technologies.set('PJSIP', new PhoneTechnology('PJSIP', this.#exchange(), this.#phones));
    for (const phone of this.#phones.values()) this.#plugIn(phone);
  }

  #plugIn(phone: VirtualPhone): void {
    const exchange = this.#exchange();
    const technology = phone.endpoint.slice(0, phone.endpoint.indexOf('/'));
    if (!exchange.technologies.has(technology)) {
      exchange.technologies.set(technology, new PhoneTechnology(technology, exchange, this.#phones));
    }
    phone.plugIn();
  }
}
