import type { ApplicationsRepository } from '../generated/index.js';
import type { ConnectAttempts } from './attempts.js';

/** A subscription that Asterisk refused. */
export interface RefusedSubscription {
  readonly application: string;
  readonly eventSource: string;
  readonly error: unknown;
}

/** What subscriptions work with. */
export interface StandingSubscriptionsOptions {
  readonly eventSources: readonly string[];
  readonly applications: ApplicationsRepository;
  readonly attempts: ConnectAttempts;
  readonly refused: (refused: RefusedSubscription) => void;
}

/**
 * What the applications are to hear beside their own channels. Set again after every connect: a restarted Asterisk
 * has forgotten it.
 */
export class StandingSubscriptions {
  readonly #options: StandingSubscriptionsOptions;

  constructor(options: StandingSubscriptionsOptions) {
    this.#options = options;
  }

  /** Subscribes every application; what is refused is reported, the rest stands. */
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
