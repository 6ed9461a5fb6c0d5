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
  async rings(timeout = 10_000): Promise<void> {
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

  /** Presses keys one after the other, as telephone events. */
  async press(digits: string): Promise<void> {
    for (const digit of digits) await this.conversation.handset.press(digit);
  }

  /** Waits until that many further packets of sound have been heard; 50 are a second. Rejects after `timeout` ms. */
  async hears(packets: number, timeout = 10_000): Promise<void> {
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
