import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MediaOrder, MediaReport } from '../server/media/media-exchange.js';

/** The exchange of the media rows, in a process of its own. */
export class MediaExchange {
  private constructor(
    private readonly child: ChildProcess,
    /** Address of its ARI. */
    readonly url: string,
  ) {}

  static async start(): Promise<MediaExchange> {
    const child = fork(join(import.meta.dirname, '../server/media/media-exchange.js'), [], { execArgv: [] });
    const [url] = (await once(child, 'message')) as [string];
    return new MediaExchange(child, url);
  }

  /** Lets so many calls in: through ARI, or as bare sockets to `url`. */
  async call(calls: number, url: string, ari: boolean): Promise<void> {
    await this.#order({ do: 'call', calls, url, ari });
  }

  async talk(seconds: number): Promise<MediaReport> {
    return (await this.#order({ do: 'talk', seconds })) as MediaReport;
  }

  async interrupt(times: number): Promise<MediaReport> {
    return (await this.#order({ do: 'interrupt', times })) as MediaReport;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }

  async #order(order: MediaOrder): Promise<unknown> {
    const answer = once(this.child, 'message');
    this.child.send(order);
    return (await answer)[0];
  }
}
