import { setTimeout as delay } from 'node:timers/promises';
import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';
import type { SippCall, SippCallOptions } from '../../test/asterisk/sip/sipp-call.js';

/** What a sample's test does with a telephone, be it a SIP phone or a virtual one. */
export interface SamplePhone extends Pick<SippCall, 'answered' | 'press' | 'speak' | 'hears'> {
  hangup(): Promise<unknown>;
  /** What went over the line, in whichever words the phone has for it. */
  ended(): Promise<{ readonly trace: string }>;
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

  answered(timeout = 10_000): Promise<void> {
    return this.call.answered({ timeout });
  }

  async press(digits: string): Promise<void> {
    await this.call.answered();
    await this.call.press(digits, { length: 100, gap: 100 });
  }

  async speak(duration: number): Promise<void> {
    await this.call.talk(duration);
  }

  /** There is no sound to count: as long as so many packets take, the call must go on. */
  async hears(packets: number): Promise<void> {
    await delay((packets / 50) * SECOND);
    if (this.call.over) throw new Error(`the call ended while it was listened to: ${this.call.story.join('; ')}`);
  }

  hangup(): Promise<void> {
    return this.call.hangup();
  }

  async ended(timeout = 30_000): Promise<{ readonly trace: string }> {
    await this.call.ended({ timeout });
    return { trace: this.call.story.join('\n') };
  }
}
