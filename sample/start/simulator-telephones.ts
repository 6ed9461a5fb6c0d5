import type { ConsoleTelephone, ConsoleTelephones } from 'nestjs-ari/console';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { SimulatorTelephone } from './simulator-telephone.js';

/** The first number; others follow. */
const FIRST = 300;

/** Gives every user of the console a telephone of a simulated Asterisk. */
export class SimulatorTelephones implements ConsoleTelephones {
  readonly #telephones = new Map<string, SimulatorTelephone>();

  /** @param app - the Stasis application that their calls reach, where no extension has the number. */
  constructor(
    private readonly asterisk: AsteriskSimulator,
    private readonly app: string,
  ) {}

  telephoneOf({ id }: { readonly id: string }): ConsoleTelephone {
    const known = this.#telephones.get(id);
    if (known !== undefined) return known;
    const number = String(FIRST + this.#telephones.size);
    const telephone = new SimulatorTelephone(this.asterisk, { number, name: id, app: this.app });
    this.#telephones.set(id, telephone);
    return telephone;
  }
}
