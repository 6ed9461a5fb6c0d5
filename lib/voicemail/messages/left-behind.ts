import { Logger } from '@nestjs/common';
import type { Ari } from '../../client/index.js';
import { draftParts } from './draft-name.js';

const AGAIN_AFTER = 60_000;

/**
 * Delivers what callers had recorded when a process fell: drafts whose call is over. Looks after each connect, and again
 * every minute while there is a draft of a call that goes on.
 */
export class LeftBehind {
  readonly #ari: Ari;
  readonly #deliver: (name: string) => Promise<unknown>;
  readonly #logger = new Logger('AriVoicemail');
  /** Channels whose drafts somebody in this process looks after. */
  readonly #held: ReadonlySet<string>;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(ari: Ari, held: ReadonlySet<string>, deliver: (name: string) => Promise<unknown>) {
    this.#ari = ari;
    this.#held = held;
    this.#deliver = deliver;
  }

  /** Delivers what can be delivered, and gives how many messages that were. Never throws. */
  async look(): Promise<number> {
    clearTimeout(this.#timer);
    let delivered = 0;
    try {
      const names = (await this.#ari.recordings.listStored()).map(({ name }) => name);
      const drafts = names.flatMap((name) => ({ name, parts: draftParts(name) }));
      const living = new Set((await this.#ari.channels.list()).map(({ id }) => id.replaceAll(/[^\w.-]/g, '_')));
      for (const { name, parts } of drafts) {
        if (parts === undefined || this.#held.has(name)) continue;
        if (living.has(parts.channel)) this.#lookAgain();
        else if ((await this.#deliver(name)) !== undefined) delivered += 1;
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#logger.warn(`Messages that were left behind could not be delivered yet: ${reason}`);
      this.#lookAgain();
    }
    if (delivered > 0) this.#logger.log(`${delivered} messages of an earlier process were delivered`);
    return delivered;
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #lookAgain(): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), AGAIN_AFTER);
    this.#timer.unref();
  }
}
