import type { ApplicationsRepository } from '../generated/index.js';
import type { OwnershipMark } from '../ownership/index.js';
import { devicesOf, endpointsOf, unsubscribe } from './subscriptions-left.js';

/** Time limit of each command, in milliseconds: a connect does not wait for what may never be answered. */
const LIMITS = { timeout: 2_000 };

/** Settings of the clearing. */
export interface EarlierProcessOptions {
  readonly applications: ApplicationsRepository;
  /** Tells the state that another process left from the state that this one made. */
  readonly mark: OwnershipMark;
}

/**
 * Ends the subscriptions to endpoints and device states that an earlier process left, which ended without closing. Its
 * mark in the event filter shows that they are its own. What this process wants is subscribed to afterwards. Channels and bridges stay: their calls may go on.
 */
export class EarlierProcess {
  readonly #options: EarlierProcessOptions;

  constructor(options: EarlierProcessOptions) {
    this.#options = options;
  }

  /** Ends what is left of it in these applications; what cannot be read or ended stays as it is. */
  async unsubscribe(apps: readonly string[]): Promise<void> {
    await Promise.allSettled(apps.map((application) => this.#unsubscribe(application)));
  }

  async #unsubscribe(name: string): Promise<void> {
    const { applications, mark } = this.#options;
    const application = await applications.get(name, LIMITS);
    if (!mark.isOfAnother(application.events_disallowed)) return;
    await unsubscribe(applications, name, [...endpointsOf(application), ...devicesOf(application)], LIMITS);
  }
}
