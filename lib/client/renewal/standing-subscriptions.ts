import type { ApplicationsRepository } from '../generated/index.js';

/** A subscription that Asterisk refused. */
export interface RefusedSubscription {
  readonly application: string;
  readonly eventSource: string;
  readonly error: unknown;
}

/**
 * What the applications are to hear beside their own channels. Set again after every connect: a restarted Asterisk
 * has forgotten it.
 */
export class StandingSubscriptions {
  readonly #eventSources: readonly string[];
  readonly #applications: ApplicationsRepository;
  readonly #refused: (refused: RefusedSubscription) => void;

  constructor(
    eventSources: readonly string[],
    applications: ApplicationsRepository,
    refused: (refused: RefusedSubscription) => void,
  ) {
    this.#eventSources = eventSources;
    this.#applications = applications;
    this.#refused = refused;
  }

  /** Subscribes every application; what is refused is reported, the rest stands. */
  async set(applications: readonly string[]): Promise<void> {
    const wanted = applications.flatMap((application) =>
      this.#eventSources.map((eventSource) => this.#subscribe(application, eventSource)),
    );
    await Promise.all(wanted);
  }

  async #subscribe(application: string, eventSource: string): Promise<void> {
    try {
      await this.#applications.subscribe(application, { eventSource });
    } catch (error) {
      this.#refused({ application, eventSource, error });
    }
  }
}
