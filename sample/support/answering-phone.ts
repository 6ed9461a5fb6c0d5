import type { AsteriskSimulator, PhoneCall, RingingPhone, VirtualPhone } from 'nestjs-ari/testing';
import { freeUdpPort } from '../../test/asterisk/free-port.js';
import { SippPhone } from '../../test/asterisk/sip/sipp-phone.js';
import type { AsteriskOfSample } from './describe-on-both.js';
import { listen } from './sample-phone.js';

/** A telephone that is called, once: a SIP phone or a virtual one. */
export interface AnsweringPhone extends Pick<SippPhone, 'answer' | 'hears' | 'unplug'> {
  ended(): Promise<unknown>;
}

/** A telephone that waits for a call, and where it is reached: `sip:alice@127.0.0.1:5060`. */
export interface PluggedIn {
  readonly phone: AnsweringPhone;
  readonly address: string;
}

/** The telephone of the endpoint `sipp`, which Asterisk knows, or one of another name, which it does not know yet. */
export async function plugInAnsweringPhone(asterisk: AsteriskOfSample, name: string): Promise<PluggedIn> {
  const { simulator, sipPort } = asterisk;
  const phonePort = name === 'sipp' ? (asterisk.phonePort ?? 0) : await freeUdpPort();
  const address = `sip:${name}@127.0.0.1:${phonePort}`;
  if (simulator === undefined) return { address, phone: await SippPhone.plugIn({ sipPort, phonePort }) };
  return { address, phone: new SimulatedAnsweringPhone(virtualPhone(simulator, name)) };
}

function virtualPhone(simulator: AsteriskSimulator, name: string): VirtualPhone {
  const phone = simulator.phone(`PJSIP/${name}`);
  return name === 'sipp' ? phone : phone.unconfigured();
}

/** A virtual phone that is used like a SIP phone. */
class SimulatedAnsweringPhone implements AnsweringPhone {
  readonly #phone: VirtualPhone;
  readonly #ring: Promise<RingingPhone>;
  #call: PhoneCall | undefined;

  constructor(phone: VirtualPhone) {
    this.#phone = phone;
    this.#ring = new Promise((resolve) => void phone.onRing(resolve));
  }

  async answer(): Promise<void> {
    this.#call = (await this.#ring).answer();
  }

  hears(packets: number): Promise<void> {
    return listen(this.#answered, packets);
  }

  async ended(timeout = 30_000): Promise<void> {
    await this.#answered.ended({ timeout });
  }

  async unplug(): Promise<void> {
    this.#phone.onRing((ring) => ring.ignore());
    await this.#call?.hangup();
  }

  get #answered(): PhoneCall {
    if (this.#call === undefined) throw new Error(`${this.#phone.endpoint} has not answered`);
    return this.#call;
  }
}
