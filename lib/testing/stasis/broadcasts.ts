import type { SimulatedChannel } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import type { StasisApplication } from './stasis-application.js';
import type { StasisApplications } from './stasis-applications.js';

/** Who won a broadcast call, and what it is given. */
export interface Claim {
  readonly winner: string;
  readonly args: readonly string[];
}

export type ClaimOutcome = 'claimed' | 'unknown' | 'taken';

interface Offer {
  readonly channel: SimulatedChannel;
  readonly candidates: readonly StasisApplication[];
  readonly notify: boolean;
  winner: string | undefined;
}

const defaultTimeoutMs = 500;

/** Calls that are offered to several applications at once; the first to claim one gets it. */
export class Broadcasts {
  readonly #clock: Clock;
  readonly #applications: StasisApplications;
  readonly #offers = new Map<string, Offer>();

  constructor(clock: Clock, applications: StasisApplications) {
    this.#clock = clock;
    this.#applications = applications;
  }

  /** `data` as in the dialplan: time limit in ms, a pattern for application names, arguments split by `:`, `yes` to tell the losers. */
  async offer(channel: SimulatedChannel, data: string): Promise<Claim | undefined> {
    const [limit = '', pattern = '', args = '', notify = ''] = data.split(',');
    const wanted = new RegExp(pattern || '.*');
    const candidates = this.#applications.list().filter(({ active, name }) => active && wanted.test(name));
    const offer: Offer = { channel, candidates, notify: notify === 'yes', winner: undefined };
    this.#offers.set(channel.id, offer);
    for (const application of candidates) {
      application.deliver(
        this.#applications.event('CallBroadcast', {
          channel: channel.snapshot(),
          ...(channel.caller.number ? { caller: channel.caller.number } : {}),
          called: channel.exten,
        }),
      );
    }
    await channel.waits.wait(Number(limit) || defaultTimeoutMs);
    this.#forgetSoon(channel);
    return offer.winner === undefined ? undefined : { winner: offer.winner, args: args === '' ? [] : args.split(':') };
  }

  claim(channelId: string, application: string): ClaimOutcome {
    const offer = this.#offers.get(channelId);
    if (!offer) return 'unknown';
    if (offer.winner !== undefined) return 'taken';
    offer.winner = application;
    if (offer.notify) {
      const claimed = this.#applications.event('CallClaimed', {
        channel: offer.channel.snapshot(),
        winner_app: application,
      });
      for (const candidate of offer.candidates) candidate.deliver(claimed);
    }
    offer.channel.waits.wake();
    return 'claimed';
  }

  /** The losers' claims come a moment after the winner's and are to hear that they came too late. */
  #forgetSoon(channel: SimulatedChannel): void {
    this.#clock.after(defaultTimeoutMs, () => this.#offers.delete(channel.id));
  }
}
