import type { HeardPacket } from './rtp-handset.js';
import { answeringPhone } from './answering-phone.scenario.js';
import { SipConversation } from './sip-conversation.js';
import type { SippOutcome } from './sipp-process.js';

/** A SIP phone that can be called once: Asterisk dials `PJSIP/sipp`, the test answers or refuses. */
export class SippPhone {
  private constructor(private readonly conversation: SipConversation) {}

  /** Plugs the phone in where the server looks for the endpoint `sipp`. One at a time for each server. */
  static async plugIn(server: { readonly sipPort: number; readonly phonePort: number }): Promise<SippPhone> {
    const target = [`127.0.0.1:${server.sipPort}`];
    return new SippPhone(await SipConversation.start(answeringPhone, target, server.phonePort));
  }

  /** Sound packets heard so far. */
  get packetsHeard(): number {
    return this.conversation.handset.packetsHeard;
  }

  /** Waits until it rings. Rejects after `timeout` ms. */
  async rings(timeout = 30_000): Promise<void> {
    await this.conversation.connected('ringing', timeout);
  }

  /** Picks up, once it rings. */
  async answer(): Promise<void> {
    await this.rings();
    await this.conversation.order('answer');
  }

  /** Refuses the call as busy, once it rings. */
  async refuse(): Promise<SippOutcome> {
    await this.rings();
    return this.conversation.lastOrder('refuse');
  }

  /** Declines the call (603), once it rings. */
  async decline(): Promise<SippOutcome> {
    await this.rings();
    return this.conversation.lastOrder('decline');
  }

  /** Says before it answers that sound is coming (183): what it says then is early media. */
  async progress(): Promise<void> {
    await this.rings();
    await this.conversation.order('progress');
  }

  /** Says a sound in µ-law at 8,000 Hz. */
  async say(sound: Buffer): Promise<void> {
    await this.rings();
    await this.conversation.handset.say(sound);
  }

  /** Sends silence whenever it says nothing, as telephones do. By itself this phone sends nothing then. */
  async sendSilence(): Promise<void> {
    await this.rings();
    this.conversation.handset.sendSilence();
  }

  /** Records from now on what is heard, in µ-law at 8,000 Hz: packet by packet, and when each came. */
  record(): readonly HeardPacket[] {
    this.conversation.handset.recorded = [];
    return this.conversation.handset.recorded;
  }

  /** Hangs up, once it has answered, and tells how the call went. */
  async hangup(): Promise<SippOutcome> {
    return this.conversation.lastOrder('hangup');
  }

  /** Presses keys one after the other, as telephone events. */
  async press(digits: string): Promise<void> {
    for (const digit of digits) await this.conversation.handset.press(digit);
  }

  /** The digits that were heard so far, as telephone events. */
  get digitsHeard(): string {
    return this.conversation.handset.digitsHeard;
  }

  /** Waits until that many further packets of sound have been heard; 50 are a second. Rejects after `timeout` ms. */
  async hears(packets: number, timeout = 30_000): Promise<void> {
    await this.conversation.handset.hears(packets, timeout);
  }

  /** Waits until the other side has hung up or given up, and tells how the call went. Rejects after `timeout` ms. */
  async ended(timeout = 30_000): Promise<SippOutcome> {
    return this.conversation.ended(timeout);
  }

  /** Takes the phone out of the wall. For the end of a test, whatever happened in it. */
  async unplug(): Promise<void> {
    await this.conversation.unplug();
  }
}
