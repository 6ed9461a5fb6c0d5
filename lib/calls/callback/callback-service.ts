import type { AnswerOutcome, Ari, Channel } from '../../client/index.js';
import type { CallState, CallStateStore } from '../state/index.js';
import { ifPossible } from '../verb/index.js';
import { type Callback, callbackOf, kept } from './callback-request.js';

/**
 * How callbacks are served. Times are milliseconds.
 * @publicApi
 */
export interface ServeCallbacksOptions {
  /** The application in which the calls are. Default: the only one of the connection. */
  readonly app?: string;
  /** How long a telephone may ring. Default 30,000. */
  readonly timeout?: number;
  /** How many are rung and served at once. Default 1. */
  readonly concurrent?: number;
  /** How often the store is asked what other processes have put there. Default 5,000. */
  readonly lookEvery?: number;
  /** Gets what came of each try. */
  readonly onTried?: (callback: Callback, result: CallbackResult) => void;
}

/**
 * What came of one try.
 * @publicApi
 */
export type CallbackResult =
  /** The party was there, and `work` is done. */
  | { readonly outcome: 'reached' }
  /** Nobody answered; it is tried again. */
  | { readonly outcome: 'again'; readonly at: Date; readonly cause?: number }
  /** Nobody answered, and it was the last try. */
  | { readonly outcome: 'given-up'; readonly cause?: number }
  /** Your `work` threw, or Asterisk refused the last try; it is not tried again. */
  | { readonly outcome: 'failed'; readonly error: unknown };

interface ServicePlan {
  readonly ari: Ari;
  readonly work: (channel: Channel, callback: Callback) => Promise<void>;
  readonly options: ServeCallbacksOptions;
  readonly store: CallStateStore;
  readonly collection: string;
}

/** How long a process may take beyond the ringing before another one takes the call over, in milliseconds. */
const SLACK_MS = 10_000;

/**
 * Places calls that are due, from the moment of `serve` until `close`.
 * @publicApi
 */
export class CallbackService {
  /** Resolves when it is closed and its last call is over. */
  readonly closed: Promise<void>;
  readonly #plan: ServicePlan;
  readonly #running = new Set<Promise<void>>();
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #finish: () => void = () => {};

  /** @internal */
  constructor(plan: ServicePlan) {
    this.#plan = plan;
    this.closed = new Promise((resolve) => (this.#finish = resolve));
    this.wake();
  }

  /** Places no further call, and waits for those that are on. */
  async close(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#running);
    this.#finish();
  }

  /** @internal Looks at once whether a call is due. */
  wake(): void {
    if (this.#over) return;
    clearTimeout(this.#timer);
    this.#again = this.#looking !== undefined;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#again) this.wake();
    });
  }

  async #look(): Promise<void> {
    const { store, collection, options } = this.#plan;
    const { concurrent = 1, lookEvery = 5_000, timeout = 30_000 } = options;
    // A store that is away for a moment is asked again.
    const all = await store.read(collection).catch(() => new Map<string, CallState>());
    const now = Date.now();
    let next = now + lookEvery;
    for (const [id, state] of all) {
      const callback = callbackOf(id, state, now);
      if (callback.ringing || this.#over) continue;
      if (callback.at.getTime() > now) next = Math.min(next, callback.at.getTime());
      else if (this.#running.size < concurrent) {
        const held = kept(callback, now + timeout + SLACK_MS);
        // Another process may be faster; then it is its call.
        if (await store.change(collection, id, state, held).catch(() => false)) this.#begin(callback, held);
      }
    }
    if (!this.#over) this.#timer = setTimeout(() => this.wake(), Math.max(0, next - Date.now()));
  }

  #begin(callback: Callback, held: CallState): void {
    const running = this.#try(callback, held).finally(() => {
      this.#running.delete(running);
      this.wake();
    });
    this.#running.add(running);
  }

  async #try(callback: Callback, held: CallState): Promise<void> {
    const { ari, options, work, store, collection } = this.#plan;
    const { app, timeout = 30_000, onTried } = options;
    const tried = { ...callback, tried: callback.tried + 1 };
    const pending = ari.originate(callback.endpoint, { app, appArgs: 'callback', callerId: callback.callerId });
    let reached = false;
    let result: CallbackResult;
    try {
      const answer = await pending.answered({ timeout });
      reached = answer.outcome === 'answered';
      // Whatever follows, a party that was reached is not called a second time.
      if (reached) await store.change(collection, callback.id, held, undefined);
      result = answer.outcome === 'answered' ? await served(answer.channel) : unanswered(tried, answer);
    } catch (error) {
      // Asterisk may be away for a moment: a wish that was not fulfilled is not lost with it.
      result = reached || tried.tried >= tried.attempts ? { outcome: 'failed', error } : unanswered(tried);
    }
    await ifPossible(ari.channels.hangup(pending.id)).catch(() => false);
    const next = result.outcome === 'again' ? kept({ ...tried, at: result.at }, 0) : undefined;
    if (!reached) await store.change(collection, callback.id, held, next).catch(() => false);
    onTried?.(tried, result);

    async function served(channel: Channel): Promise<CallbackResult> {
      await pending.entered({ timeout });
      await work(channel, tried);
      return { outcome: 'reached' };
    }
  }
}

function unanswered({ tried, attempts, retryAfter }: Callback, answer?: AnswerOutcome): CallbackResult {
  const cause = answer?.outcome === 'hangup' ? answer.cause : undefined;
  const known = cause === undefined ? {} : { cause };
  if (tried >= attempts) return { outcome: 'given-up', ...known };
  return { outcome: 'again', at: new Date(Date.now() + retryAfter), ...known };
}
