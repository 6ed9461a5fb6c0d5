import { setTimeout as delay } from 'node:timers/promises';
import { RtpHandset } from './rtp-handset.js';
import { SipControl } from './sip-control.js';
import { callingPhoneScenario, type SipOrder } from './sip-scenario.js';
import { SippProcess, type SippOutcome } from './sipp-process.js';

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
}

const ENDPOINTS: Record<DtmfMode, string> = { rfc4733: 'sipp', info: 'sippinfo' };

/** A call from a real SIP phone: sipp does the signalling, a handset of ours the sound, the test decides what happens. */
export class SippCall {
  #answer: Promise<void> | undefined;
  #lastOrder: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly sipp: SippProcess,
    private readonly control: SipControl,
    private readonly handset: RtpHandset,
    private readonly dtmf: DtmfMode,
  ) {
    void sipp.ended.then(() => this.release());
  }

  /** Dials. Returns at once: whether the call is answered is for {@link answered} to tell. */
  static async place(server: { readonly sipPort: number }, options: SippCallOptions): Promise<SippCall> {
    const { extension, dtmf = 'rfc4733', callerName = 'sipp', callerNumber = '' } = options;
    const [control, handset] = await Promise.all([SipControl.open(), RtpHandset.open()]);
    const plan = { endpoint: ENDPOINTS[dtmf], callerName, callerNumber, rtpPort: handset.port };
    const target = [`127.0.0.1:${server.sipPort}`, '-s', extension, '-m', '1'];
    const args = [...target, '-3pcc', `127.0.0.1:${control.port}`];
    const sipp = await SippProcess.start(callingPhoneScenario(plan), args);
    return new SippCall(sipp, control, handset, dtmf);
  }

  /** Sound packets heard so far. */
  get packetsHeard(): number {
    return this.handset.packetsHeard;
  }

  /** Waits until the other side has picked up. Rejects when the call ends without that, and after `timeout` ms. */
  async answered(timeout = 10_000): Promise<void> {
    this.#answer ??= this.nextReport('answered').then((report) => this.handset.connect(Number(report.split(' ')[1])));
    await this.within(timeout, this.#answer, 'an answer');
  }

  /** Presses keys one after the other, 100 ms each with 100 ms between them; as INFO, each is answered first. */
  async press(digits: string): Promise<void> {
    await this.answered();
    for (const digit of digits) {
      if (this.dtmf === 'info') await this.order('press', digit);
      else await this.handset.press(digit);
      await delay(100);
    }
  }

  /** Speaks a tone for `duration` ms. */
  async speak(duration: number): Promise<void> {
    await this.answered();
    await this.handset.speak(duration);
  }

  /** Waits until that many further packets of sound have been heard; 50 are a second. */
  async hears(packets: number, timeout = 10_000): Promise<void> {
    await this.handset.hears(packets, timeout);
  }

  /** Puts the other side on hold. */
  async hold(): Promise<void> {
    await this.order('hold');
  }

  /** Takes the other side back from hold. */
  async resume(): Promise<void> {
    await this.order('resume');
  }

  /** Hangs up, and gives how the call went. */
  async hangup(): Promise<SippOutcome> {
    await this.answered();
    await this.#lastOrder;
    this.control.order('hangup');
    return this.ended();
  }

  /** Waits until either side has hung up, and gives how the call went. Rejects after `timeout` ms. */
  async ended(timeout = 30_000): Promise<SippOutcome> {
    return this.within(timeout, this.sipp.ended, 'the end of the call');
  }

  /** Takes the phone out of the wall: no message to the other side. For the end of a test, whatever happened in it. */
  async unplug(): Promise<void> {
    await this.sipp.kill();
  }

  private async order(order: SipOrder, digit?: string): Promise<void> {
    await this.answered();
    // One at a time: sipp takes an order only where its scenario waits for one.
    const turn = this.#lastOrder.then(async () => {
      this.control.order(order, digit);
      await this.within(10_000, this.nextReport(`done ${order}`), `the phone's ${order}`);
    });
    this.#lastOrder = turn.catch(() => undefined);
    await turn;
  }

  private async nextReport(expected: string): Promise<string> {
    const report = await Promise.race([this.control.report(), this.endedEarly(expected)]);
    if (!report.startsWith(expected)) throw new Error(`the phone reported "${report}" instead of "${expected}"`);
    return report;
  }

  private async endedEarly(awaited: string): Promise<never> {
    const { exitCode, complaints } = await this.sipp.ended;
    const refusal = /received 'SIP\/2\.0 (\d{3} [^\r\n]+)/.exec(complaints)?.[1];
    const why = refusal === undefined ? complaints.trim().slice(0, 500) : `Asterisk said ${refusal}`;
    throw new Error(`the call ended before "${awaited}": ${why || `sipp's exit code was ${exitCode}`}`);
  }

  private async within<T>(timeout: number, work: Promise<T>, what: string): Promise<T> {
    const clock = new AbortController();
    const late = delay(timeout, undefined, { signal: clock.signal }).then(() => {
      throw new Error(`the phone waited ${timeout} ms for ${what}`);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clock.abort();
      late.catch(() => undefined);
    }
  }

  private release(): void {
    this.control.close();
    this.handset.close();
  }
}
