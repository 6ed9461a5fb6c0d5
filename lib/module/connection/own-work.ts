import type { BaseEvent } from '../../client/index.js';

/** Called with work that failed. */
export type WorkFailed = (failure: { error: unknown; event: BaseEvent; source: string }) => void;

/**
 * Work for a connection that no listener of its client stands for: the report after a gap, the end of a call. What
 * fails harms nothing else, and a shutdown can wait for what is under way.
 */
export class OwnWork {
  readonly #failed: WorkFailed;
  readonly #underWay = new Set<Promise<void>>();

  constructor(failed: WorkFailed) {
    this.#failed = failed;
  }

  /** Pieces of work that have not ended. */
  get running(): number {
    return this.#underWay.size;
  }

  /** Does a piece of work on account of an event; `source` names it where it fails. Never rejects. */
  do(event: BaseEvent, source: string, work: () => unknown): Promise<void> {
    const ended = this.#done(event, source, work).finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
    return ended;
  }

  /** Resolves when what is under way now has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #done(event: BaseEvent, source: string, work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failed({ error, event, source });
    }
  }
}
