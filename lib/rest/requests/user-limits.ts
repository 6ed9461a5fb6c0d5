import { Inject, Injectable } from '@nestjs/common';
import { ResourceException } from '../../resources/index.js';
import { RateLimit } from '../../resources/internal.js';
import { REST_SETTINGS, type RestLimits, type RestSettings } from '../options/index.js';

/** What one user has taken up. */
interface Account {
  readonly rate: RateLimit;
  inFlight: number;
}

/** Users that are remembered; those who have waited longest since their last request are forgotten first. */
const MOST_USERS = 10_000;

/** Counts the requests of each user against what is allowed. */
@Injectable()
export class UserLimits {
  readonly #accounts = new Map<string, Account>();
  readonly #limits: RestLimits;

  constructor(@Inject(REST_SETTINGS) { limits }: RestSettings) {
    this.#limits = limits;
  }

  /**
   * Takes a request of a user in.
   *
   * @returns what is to be called when it has been answered.
   * @throws {ResourceException} it is one too many.
   */
  enter(user: string): () => void {
    const account = this.#account(user);
    if (!account.rate.take()) throw new ResourceException(429);
    if (account.inFlight >= this.#limits.inFlight) throw new ResourceException(429, ['Too many requests at once.']);
    account.inFlight += 1;
    return () => {
      account.inFlight -= 1;
    };
  }

  #account(user: string): Account {
    const { burst, requestsPerSecond } = this.#limits;
    const account = this.#accounts.get(user) ?? { rate: new RateLimit(requestsPerSecond, burst), inFlight: 0 };
    this.#accounts.delete(user);
    this.#accounts.set(user, account);
    this.#forget();
    return account;
  }

  #forget(): void {
    if (this.#accounts.size <= MOST_USERS) return;
    for (const [user, { inFlight }] of this.#accounts) {
      if (inFlight > 0) continue;
      this.#accounts.delete(user);
      return;
    }
  }
}
