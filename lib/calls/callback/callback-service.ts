import type { AnswerOutcome, Ari, Channel } from '../../client/index.js';
import type { CallState, CallStateStore } from '../state/index.js';
import { ifPossible } from '../verb/index.js';
import { type Callback, callbackOf, kept } from './callback-request.js';
import type { CallbackResult, ServeCallbacksSettings } from './serve-callbacks-options.js';

interface ServicePlan {
  readonly ari: Ari;
  readonly work: (channel: Channel, callback: Callback) => Promise<void>;
  readonly settings: ServeCallbacksSettings;
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
    const { store, collection, settings } = this.#plan;
    const { concurrent, lookEvery, timeout } = settings;
    // A store that is away for a moment is asked again.
    const all = await store.read(collection).catch(() => new Map<string, CallState>());
    const now = Date.now();
    let next = now + lookEvery;
    for (const [id, state] of all) {
      const callback = callbackOf(id, state, now);
      if (callback.ringing || this.#over) continue;
      if (callback.at.getTime() > now) next = Math.min(next, callback.at.getTime());
      else if (this.#running.size < concurrent) {
        // Counted when it begins: a try during which a process dies is one, or it would be tried for ever.
        const tried = { ...callback, tried: callback.tried + 1 };
        const over = tried.tried > tried.attempts;
        const held = kept(tried, now + timeout + SLACK_MS);
        // Another process may be faster; then it is its call.
        if (!(await store.change(collection, id, state, over ? undefined : held).catch(() => false))) continue;
        if (over) this.#tell(callback, { outcome: 'given-up' });
        else this.#begin(tried, held);
      }
    }
    if (!this.#over) this.#timer = setTimeout(() => this.wake(), Math.max(0, next - Date.now()));
  }

  #begin(tried: Callback, held: CallState): void {
    const running = this.#try(tried, held).finally(() => {
      this.#running.delete(running);
      this.wake();
    });
    this.#running.add(running);
  }

  async #try(tried: Callback, held: CallState): Promise<void> {
    const { ari, settings, work } = this.#plan;
    const { app, timeout } = settings;
    const pending = ari.originate(tried.endpoint, { app, appArgs: 'callback', callerId: tried.callerId });
    let [reached, forgotten] = [false, false];
    let result: CallbackResult;
    try {
      const answer = await pending.answered({ timeout });
      reached = answer.outcome === 'answered';
      // Whatever follows, a party that was reached is not called a second time; it does not wait for a store that is away.
      if (reached) forgotten = await this.#replace(held, tried.id, undefined);
      result = answer.outcome === 'answered' ? await served(answer.channel) : unanswered(tried, answer);
    } catch (error) {
      // Asterisk may be away for a moment: a wish that was not fulfilled is not lost with it.
      result = reached || tried.tried >= tried.attempts ? { outcome: 'failed', error } : unanswered(tried);
    }
    await ifPossible(ari.channels.hangup(pending.id)).catch(() => false);
    const next = result.outcome === 'again' ? kept({ ...tried, at: result.at }, 0) : undefined;
    if (!forgotten) await this.#replace(held, tried.id, next);
    this.#tell(tried, result);

    async function served(channel: Channel): Promise<CallbackResult> {
      await pending.entered({ timeout });
      await work(channel, tried);
      return { outcome: 'reached' };
    }
  }

  #tell(callback: Callback, result: CallbackResult): void {
    try {
      this.#plan.settings.onTried?.(callback, result);
    } catch (error) {
      process.emitWarning(`[calls] onTried of callback ${callback.id} threw: ${String(error)}`, 'AriWarning');
    }
  }

  /** Whether it was done: the store may be away, or another process may have taken the call over. */
  #replace(held: CallState, id: string, next: CallState | undefined): Promise<boolean> {
    return this.#plan.store.change(this.#plan.collection, id, held, next).catch(() => false);
  }
}

function unanswered({ tried, attempts, retryAfter }: Callback, answer?: AnswerOutcome): CallbackResult {
  const cause = answer?.outcome === 'hangup' ? answer.cause : undefined;
  const known = cause === undefined ? {} : { cause };
  if (tried >= attempts) return { outcome: 'given-up', ...known };
  return { outcome: 'again', at: new Date(Date.now() + retryAfter), ...known };
}
