import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AriCall } from '../execution-context/index.js';

/**
 * Tells any service which call it works for: what a `perCall` controller calls runs in the context of its call.
 * @publicApi
 */
@Injectable()
export class CallContext {
  readonly #calls = new AsyncLocalStorage<AriCall>();

  /** The call that the present code works for; undefined outside of one. */
  get call(): AriCall | undefined {
    return this.#calls.getStore();
  }

  /** Runs something in the context of a call. */
  run<T>(call: AriCall, work: () => T): T {
    return this.#calls.run(call, work);
  }
}
