import type { ApplicationsRepository } from '../generated/index.js';
import type { ConnectAttempts } from './attempts.js';

/** Describes a subscription that Asterisk refused. */
export interface RefusedSubscription {
  readonly application: string;
  readonly eventSource: string;
  readonly error: unknown;
}

/** Settings of the subscriptions. */
export interface StandingSubscriptionsOptions {
  readonly eventSources: readonly string[];
  readonly applications: ApplicationsRepository;
  readonly attempts: ConnectAttempts;
  readonly refused: (refused: RefusedSubscription) => void;
}

/**
 * Subscribes applications to more than their own channels, again after every connect: a restarted Asterisk has
 * forgotten it.
 */
export class StandingSubscriptions {
  readonly #options: StandingSubscriptionsOptions;

  constructor(options: StandingSubscriptionsOptions) {
    this.#options = options;
  }

  /** Subscribes every application. A refused subscription is reported, and the others are kept. */
  async set(applications: readonly string[]): Promise<void> {
    const wanted = applications.flatMap((application) =>
      this.#options.eventSources.map((eventSource) => this.#subscribe(application, eventSource)),
    );
    await Promise.all(wanted);
  }

  async #subscribe(application: string, eventSource: string): Promise<void> {
    const { applications, attempts, refused } = this.#options;
    const subscribe = (): Promise<void> => applications.subscribe(application, { eventSource }).then(() => {});
    await attempts.run(subscribe, (error) => refused({ application, eventSource, error }));
  }
}
