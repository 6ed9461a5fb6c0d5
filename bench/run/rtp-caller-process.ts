import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RtpOrder, RtpReport } from '../server/media/rtp-caller.js';

/** A caller of a real Asterisk, in a process of its own. */
export class RtpCaller {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it hears RTP. */
    readonly port: number,
  ) {}

  static async start(): Promise<RtpCaller> {
    const child = fork(join(import.meta.dirname, '../server/media/rtp-caller.js'), [], { execArgv: [] });
    const [port] = (await once(child, 'message')) as [number];
    return new RtpCaller(child, port);
  }

  /** Tells it where Asterisk hears it. */
  async call(port: number): Promise<void> {
    await this.#order({ do: 'call', port });
  }

  async interrupt(times: number): Promise<RtpReport> {
    return (await this.#order({ do: 'interrupt', times })) as RtpReport;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }

  async #order(order: RtpOrder): Promise<unknown> {
    const answer = once(this.child, 'message');
    this.child.send(order);
    return (await answer)[0];
  }
}
