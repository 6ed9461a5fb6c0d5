import { AriHttpException } from '../exceptions/index.js';
import type { ApplicationsRepository } from '../generated/index.js';
import type { ConnectAttempts } from './attempts.js';
import type { SetByHand } from './set-by-hand.js';

/** Describes a subscription that Asterisk refused. */
export interface RefusedSubscription {
  readonly application: string;
  readonly eventSource: string;
  readonly error: unknown;
}

/** Settings of the subscriptions. */
export interface StandingSubscriptionsOptions {
  readonly eventSources: readonly string[];
  readonly byHand: SetByHand;
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
    const { eventSources, byHand } = this.#options;
    const wanted = applications.flatMap((application) =>
      [...new Set([...eventSources, ...byHand.sourcesOf(application)])].map((eventSource) =>
        this.#subscribe(application, eventSource),
      ),
    );
    await Promise.all(wanted);
  }

  async #subscribe(application: string, eventSource: string): Promise<void> {
    const { applications, attempts, byHand, eventSources } = this.#options;
    const options = byHand.own({ eventSource });
    const subscribe = (): Promise<void> => applications.subscribe(application, options).then(() => {});
    await attempts.run(subscribe, (error) => {
      // A channel or bridge that has ended unheard is not to be asked for at every connect.
      const ended = /^(channel|bridge):./.test(eventSource) && error instanceof AriHttpException && error.status < 500;
      if (ended && !eventSources.includes(eventSource)) byHand.forget(application, eventSource);
      else this.#options.refused({ application, eventSource, error });
    });
  }
}
