import type { Verdict } from './verdict.js';

/** Bad news stand for this long, in milliseconds: a probe a second sees soon that all is well again. */
const BAD_NEWS_MS = 500;

/** Keeps a verdict for a while; all who ask meanwhile, or while one is being found, share it. */
export class CachedVerdict {
  #verdict: Promise<Verdict> | undefined;
  #about: unknown;
  #until = Number.POSITIVE_INFINITY;

  /**
   * @param about - what the verdict is about: one about something else is not used.
   * @param freshFor - how long a good one stands, in milliseconds.
   */
  async of(about: unknown, freshFor: number, find: () => Promise<Verdict>): Promise<Verdict> {
    if (this.#verdict !== undefined && this.#about === about && Date.now() < this.#until) return this.#verdict;
    const finding = find();
    this.#verdict = finding;
    this.#about = about;
    this.#until = Number.POSITIVE_INFINITY;
    const verdict = await finding;
    const lasts = verdict.status === 'up' ? freshFor : Math.min(BAD_NEWS_MS, freshFor);
    if (this.#verdict === finding) this.#until = Date.now() + lasts;
    return verdict;
  }
}
