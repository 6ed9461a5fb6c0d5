import type { AriContext, AriCall } from '../execution-context/index.js';
import type { ScopedInstance } from '../nest-pipeline/index.js';

type Work = (scoped: ScopedInstance) => unknown;

/**
 * The controller's instance of one call. Making it may take time (providers may be asynchronous); what comes for the
 * call meanwhile waits, and is entered in order when it is ready.
 */
export class CallInstance {
  readonly call: AriCall;
  /** What the instance was made for. */
  readonly context: AriContext;
  #scoped: ScopedInstance | undefined;
  #failed = false;
  #ended = false;
  #waiting: ((scoped: ScopedInstance | undefined) => void)[] = [];

  constructor(call: AriCall, context: AriContext) {
    this.call = call;
    this.context = context;
  }

  /** The instance is ready: what has waited is entered, in order, before anything that comes later. */
  ready(scoped: ScopedInstance): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) next(scoped);
    this.#scoped = scoped;
  }

  /** The call ends now; false where it has ended before, since the methods of its end run once. */
  end(): boolean {
    const first = !this.#ended;
    this.#ended = true;
    return first;
  }

  /** The instance could not be made: nothing reaches it any more. */
  failed(): void {
    this.#failed = true;
    for (const next of this.#waiting.splice(0)) next(undefined);
  }

  /** Does something with the instance: at once when it is ready, else when it is. */
  run(work: Work): unknown {
    if (this.#scoped !== undefined) return work(this.#scoped);
    if (this.#failed) return undefined;
    return new Promise((resolve, reject) => {
      this.#waiting.push((scoped) => {
        if (scoped === undefined) {
          resolve(undefined);
          return;
        }
        try {
          // Started here and now, so that what waited is entered in the order in which it came.
          Promise.resolve(work(scoped)).then(resolve, reject);
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}
