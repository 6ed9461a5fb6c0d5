import { randomUUID } from 'node:crypto';
import type { Ari, Channel } from '../../client/index.js';
import { type CallStateStore, MemoryCallState } from '../state/index.js';
import { type Callback, callbackOf, type CallbackRequest, checkedRequest, kept } from './callback-request.js';
import { CallbackService } from './callback-service.js';
import { type ServeCallbacksOptions, serveSettings } from './serve-callbacks-options.js';

/** The collection of the store that holds them. */
const COLLECTION = 'callbacks';

/**
 * Calls people back: keeps who wishes it and when, rings them at that moment, and tries again when nobody answers. What is
 * kept stands behind the port `CallStateStore`, so that several processes share it and each call is placed once.
 *
 * ```ts
 * const callbacks = new Callbacks();
 * await callbacks.request({ endpoint: 'PJSIP/+31201234567@trunk', at: new Date('2026-12-01T09:00:00Z') });
 * const serving = callbacks.serve(client, async (channel) => void (await queues.queue('help').enter(channel)));
 * ```
 * @publicApi
 */
export class Callbacks {
  readonly #store: CallStateStore;
  readonly #services = new Set<CallbackService>();

  constructor({ state = new MemoryCallState() }: { readonly state?: CallStateStore } = {}) {
    this.#store = state;
  }

  /**
   * Keeps a wish. Resolves with its id, for `cancel`.
   *
   * @throws {AriConfigurationException} the endpoint is none, or an option is wrong.
   */
  async request(request: CallbackRequest): Promise<string> {
    const id = randomUUID();
    await this.#store.change(COLLECTION, id, undefined, kept(checkedRequest(id, request), 0));
    for (const service of this.#services) service.wake();
    return id;
  }

  /** Takes a wish back. Whether it was in time: one that is ringing is not hung up. */
  async cancel(id: string): Promise<boolean> {
    const state = (await this.#store.read(COLLECTION)).get(id);
    if (state === undefined || callbackOf(id, state, Date.now()).ringing) return false;
    return this.#store.change(COLLECTION, id, state, undefined);
  }

  /** Those who wait, in the order in which they asked. */
  async waiting(): Promise<readonly Callback[]> {
    const now = Date.now();
    return [...(await this.#store.read(COLLECTION))].map(([id, state]) => callbackOf(id, state, now));
  }

  /**
   * Places the calls that are due, until it is closed. `work` gets each party that has answered; its call is hung up when
   * that resolves, unless it has left the application.
   *
   * @throws {AriConfigurationException} an option is wrong.
   */
  serve(
    ari: Ari,
    work: (channel: Channel, callback: Callback) => Promise<void>,
    options: ServeCallbacksOptions = {},
  ): CallbackService {
    const settings = serveSettings(ari.name, options);
    const service = new CallbackService({ ari, work, settings, store: this.#store, collection: COLLECTION });
    this.#services.add(service);
    void service.closed.then(() => this.#services.delete(service));
    return service;
  }
}
