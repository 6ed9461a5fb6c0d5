import { setTimeout as delay } from 'node:timers/promises';
import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';
import type { SippCall, SippCallOptions } from '../../test/asterisk/sip/sipp-call.js';

/** What a sample's test does with a telephone, be it a SIP phone or a virtual one. */
export interface SamplePhone extends Pick<SippCall, 'answered' | 'press' | 'speak' | 'hears' | 'transfer'> {
  hangup(): Promise<{ readonly trace: string }>;
  /** Asks for an attended transfer to the party that another call of the same telephone talks to. */
  connectWith(there: SamplePhone): Promise<void>;
  /** What went over the line, in whichever words the phone has for it. */
  ended(timeout?: number): Promise<{ readonly trace: string }>;
}

/** What 50 packets of sound take. */
const SECOND = 1_000;

/** A virtual phone that is used like a SIP phone. */
export class SimulatedPhone implements SamplePhone {
  private constructor(private readonly call: PhoneCall) {}

  static async place(asterisk: AsteriskSimulator, options: SippCallOptions): Promise<SimulatedPhone> {
    const { extension: exten, dtmf, callerName: name = 'sipp', callerNumber } = options;
    const user = dtmf === 'info' ? 'sippinfo' : 'sipp';
    const call = { endpoint: `PJSIP/${user}`, from: callerNumber ?? user, name, exten, context: 'from-sip' };
    return new SimulatedPhone(await asterisk.call(call));
  }

  answered(timeout = 30_000): Promise<void> {
    return this.call.answered({ timeout });
  }

  async press(digits: string): Promise<void> {
    await this.call.answered();
    await this.call.press(digits, { length: 100, gap: 100 });
  }

  async speak(duration: number): Promise<void> {
    await this.call.talk(duration);
  }

  hears(packets: number): Promise<void> {
    return listen(this.call, packets);
  }

  transfer(number: string): Promise<void> {
    return this.#refer(this.call.transfer(number));
  }

  connectWith(there: SamplePhone): Promise<void> {
    return this.#refer(this.call.connectWith((there as SimulatedPhone).call));
  }

  async hangup(): Promise<{ readonly trace: string }> {
    await this.call.hangup();
    return this.ended();
  }

  async ended(timeout = 30_000): Promise<{ readonly trace: string }> {
    await this.call.ended({ timeout });
    return { trace: this.call.story.join('\n') };
  }

  /** As with SIP, what becomes of the transfer is seen in the trace. */
  #refer(outcome: Promise<number>): Promise<void> {
    outcome.catch(() => undefined);
    return Promise.resolve();
  }
}

/** There is no sound to count: as long as so many packets take, the call must go on. */
export async function listen(call: PhoneCall, packets: number): Promise<void> {
  await delay((packets / 50) * SECOND);
  if (call.over) throw new Error(`the call ended while it was listened to: ${call.story.join('; ')}`);
}
