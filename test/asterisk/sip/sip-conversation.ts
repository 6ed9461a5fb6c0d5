import { setTimeout as delay } from 'node:timers/promises';
import { RtpHandset } from './rtp-handset.js';
import { SipControl } from './sip-control.js';
import { SippProcess, type SippOutcome } from './sipp-process.js';

/** One call of a sipp that is led by the test: its process, the line to it, and the handset for its sound. */
export class SipConversation {
  #connected: Promise<readonly string[]> | undefined;
  #lastOrder: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly sipp: SippProcess,
    private readonly control: SipControl,
    /** The ear, mouth and keypad of this phone. */
    readonly handset: RtpHandset,
  ) {
    void this.releaseAtEnd();
  }

  /** Starts a phone on a scenario that is written for the handset's port. */
  static async start(
    scenarioFor: (rtpPort: number) => string,
    args: readonly string[],
    sipPort?: number,
  ): Promise<SipConversation> {
    const [control, handset] = await Promise.all([SipControl.open(), RtpHandset.open()]);
    const line = ['-m', '1', '-3pcc', `127.0.0.1:${control.port}`];
    const sipp = await SippProcess.start(scenarioFor(handset.port), [...args, ...line], sipPort);
    return new SipConversation(sipp, control, handset);
  }

  /**
   * Waits for the report that tells where the other side takes sound; the first call of it names the report. Resolves
   * with what else it tells.
   */
  async connected(report: string, timeout: number): Promise<readonly string[]> {
    this.#connected ??= this.nextReport(report).then((text) => {
      const [, port, ...more] = text.split(' ');
      this.handset.connect(Number(port));
      return more;
    });
    return within(timeout, this.#connected, report);
  }

  /** Gives an order and waits until the phone has carried it out. */
  async order(order: string, detail?: string): Promise<void> {
    // One at a time: sipp takes an order only where its scenario waits for one.
    const turn = this.#lastOrder.then(() => {
      this.control.order(order, detail);
      return within(30_000, this.nextReport(`done ${order}`), `done ${order}`);
    });
    this.#lastOrder = turn.catch(() => undefined);
    await turn;
  }

  /** Waits until the phone tells something by itself, and returns what follows that word. */
  async told(word: string): Promise<string> {
    const report = await within(30_000, this.nextReport(word), word);
    return report.slice(word.length + 1);
  }

  /** Gives an order that ends the call, and tells how the call went. */
  async lastOrder(order: string): Promise<SippOutcome> {
    await this.#lastOrder;
    this.control.order(order);
    return this.ended(30_000);
  }

  /** Waits for the end of the call. */
  ended(timeout: number): Promise<SippOutcome> {
    return within(timeout, this.sipp.ended, 'the end of the call');
  }

  /** Ends sipp at once; the other side is told nothing. */
  async unplug(): Promise<void> {
    await this.sipp.kill();
  }

  private async releaseAtEnd(): Promise<void> {
    await this.sipp.ended;
    this.control.close();
    this.handset.close();
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
}

async function within<T>(timeout: number, work: Promise<T>, what: string): Promise<T> {
  const clock = new AbortController();
  const late = delay(timeout, undefined, { signal: clock.signal }).then(() => {
    throw new Error(`the phone waited ${timeout} ms for "${what}"`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clock.abort();
    late.catch(() => undefined);
  }
}
