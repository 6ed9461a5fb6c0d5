import { setTimeout as delay } from 'node:timers/promises';
import { dialogIn, replacesHeader, type SipDialog } from './sip-dialog.js';
import { callingPhone } from './calling-phone.scenario.js';
import type { HeardPacket } from './rtp-handset.js';
import { SipConversation } from './sip-conversation.js';
import type { SippOutcome } from './sipp-process.js';

/** How a phone tells digits: as telephone events in the sound (RFC 4733), or as SIP INFO messages. */
export type DtmfMode = 'rfc4733' | 'info';

/** Whom to call, and as whom. */
export interface SippCallOptions {
  /** What the phone dials: `app-<name>` reaches the application <name>, digits the one in the variable DIALLED_APP. */
  readonly extension: string;
  /** Default `rfc4733`. */
  readonly dtmf?: DtmfMode;
  /** Default `sipp`. */
  readonly callerName?: string;
  /** Shown to the application as the caller's number. Default: the endpoint's name. */
  readonly callerNumber?: string;
  /** The call that this one takes the place of: Asterisk puts the phone where the other was. */
  readonly replaces?: SipDialog;
}

const ENDPOINTS: Record<DtmfMode, string> = { rfc4733: 'sipp', info: 'sippinfo' };

/** A call from a real SIP phone: sipp does the signalling, a handset of ours the sound, the test decides what happens. */
export class SippCall {
  private constructor(
    private readonly conversation: SipConversation,
    private readonly dtmf: DtmfMode,
  ) {}

  /** Dials. Returns at once: whether the call is answered is for {@link answered} to tell. */
  static async place(server: { readonly sipPort: number }, options: SippCallOptions): Promise<SippCall> {
    const { extension, dtmf = 'rfc4733', callerName = 'sipp', callerNumber = '', replaces } = options;
    const identity = { endpoint: ENDPOINTS[dtmf], callerName, callerNumber };
    const target = [`127.0.0.1:${server.sipPort}`, '-s', extension];
    const scenario = (rtpPort: number): string => callingPhone(identity, rtpPort, replaces);
    return new SippCall(await SipConversation.start(scenario, target), dtmf);
  }

  /** Sound packets heard so far. */
  get packetsHeard(): number {
    return this.conversation.handset.packetsHeard;
  }

  /** Waits until the other side has picked up. Rejects when the call ends without that, and after `timeout` ms. */
  async answered(timeout = 30_000): Promise<void> {
    await this.conversation.connected('answered', timeout);
  }

  /** Presses keys one after the other, 100 ms each with 100 ms between them; as INFO, each is answered first. */
  async press(digits: string): Promise<void> {
    await this.answered();
    for (const digit of digits) {
      if (this.dtmf === 'info') await this.conversation.order('press', digit);
      else await this.conversation.handset.press(digit);
      await delay(100);
    }
  }

  /** Speaks a tone for `duration` ms. */
  async speak(duration: number): Promise<void> {
    await this.answered();
    await this.conversation.handset.speak(duration);
  }

  /** Says a sound in µ-law at 8,000 Hz. */
  async say(sound: Buffer): Promise<void> {
    await this.answered();
    await this.conversation.handset.say(sound);
  }

  /** Sends silence whenever it says nothing, as telephones do, from its answer on. By itself this phone sends nothing then. */
  async sendSilence(): Promise<void> {
    await this.answered();
    this.conversation.handset.sendSilence();
  }

  /** Records from now on what is heard, in µ-law at 8,000 Hz, packet by packet. */
  record(): readonly HeardPacket[] {
    this.conversation.handset.recorded = [];
    return this.conversation.handset.recorded;
  }

  /** The digits that were heard so far, as telephone events. */
  get digitsHeard(): string {
    return this.conversation.handset.digitsHeard;
  }

  /** Waits until that many further packets of sound have been heard; 50 are a second. Rejects after `timeout` ms. */
  async hears(packets: number, timeout = 30_000): Promise<void> {
    await this.conversation.handset.hears(packets, timeout);
  }

  /** Puts the other side on hold. */
  async hold(): Promise<void> {
    await this.answered();
    await this.conversation.order('hold');
  }

  /** Takes the other side back from hold. */
  async resume(): Promise<void> {
    await this.answered();
    await this.conversation.order('resume');
  }

  /** Asks for a blind transfer of the other side to a number, by REFER. Returns when that has been accepted. */
  async transfer(number: string): Promise<void> {
    await this.answered();
    await this.conversation.order('transfer', number);
  }

  /** Waits until it has been asked to call somebody else (REFER), whom it names; it goes there, and its call ends. */
  async referred(): Promise<string> {
    await this.answered();
    return this.conversation.told('referred');
  }

  /** How this call is named on its messages, for another to take its place. Waits until it has been answered. */
  async dialog(): Promise<SipDialog> {
    return dialogIn(await this.conversation.connected('answered', 30_000));
  }

  /**
   * Asks for an attended transfer: the other side of this call shall talk with the other side of `there`, which the same
   * telephone has called meanwhile. Returns when that has been accepted.
   */
  async connectWith(there: SippCall): Promise<void> {
    await this.answered();
    await this.conversation.order('connect', encodeURIComponent(replacesHeader(await there.dialog())));
  }

  /** Hangs up, and tells how the call went. */
  async hangup(): Promise<SippOutcome> {
    await this.answered();
    return this.conversation.lastOrder('hangup');
  }

  /** Waits until either side has hung up, and tells how the call went. Rejects after `timeout` ms. */
  async ended(timeout = 30_000): Promise<SippOutcome> {
    return this.conversation.ended(timeout);
  }

  /** Takes the phone out of the wall: no message to the other side. For the end of a test, whatever happened in it. */
  async unplug(): Promise<void> {
    await this.conversation.unplug();
  }
}
