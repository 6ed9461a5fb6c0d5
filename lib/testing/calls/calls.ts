import type { SimulatedChannel, Channels } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import { dial } from './dialing.js';
import type { DialplanApplication, DialplanPlace, DialplanRunner } from '../dialplan/index.js';
import type { Technology } from './technology.js';

/** What an outgoing call does once it is answered: it enters an application, or it goes to a place in the dialplan. */
export type AnsweredBy = { readonly application: string; readonly data: string } | { readonly place: DialplanPlace };

export interface OutgoingCall {
  readonly technology: Technology;
  readonly dialstring: string;
  readonly timeoutMs: number | undefined;
  readonly answered: AnsweredBy;
}

/** Brings channels through their lives: out to a device, through the dialplan, and to their end. */
export class Calls {
  readonly #clock: Clock;
  readonly #channels: Channels;
  readonly #dialplan: DialplanRunner;
  readonly #applications: ReadonlyMap<string, DialplanApplication>;

  constructor(
    clock: Clock,
    channels: Channels,
    dialplan: DialplanRunner,
    applications: ReadonlyMap<string, DialplanApplication>,
  ) {
    this.#clock = clock;
    this.#channels = channels;
    this.#dialplan = dialplan;
    this.#applications = applications;
  }

  /** Dials a fresh channel; its whole life follows by itself. */
  async goOut(channel: SimulatedChannel, call: OutgoingCall): Promise<void> {
    const rings = !channel.hungUp && call.technology.call(channel);
    if (rings === true || (rings !== false && (await rings))) {
      const { dialstring, timeoutMs } = call;
      const outcome = await dial(this.#clock, channel, { dialstring, timeoutMs, repeatsDialstring: true });
      if (outcome === 'answer') await this.#answered(channel, call.answered);
    }
    this.#channels.destroy(channel);
  }

  /** Runs the dialplan from the channel's place on, then ends the channel. */
  async comeIn(channel: SimulatedChannel): Promise<void> {
    channel.inDialplan = true;
    await this.#dialplan.run(channel);
    channel.dialplanOver();
    this.#channels.destroy(channel);
  }

  /** Brings an incoming call into one application, as a dialplan of one step would. */
  async comeInTo(channel: SimulatedChannel, application: string, data: string): Promise<void> {
    channel.inDialplan = true;
    await this.#enter(channel, application, data);
    const place = this.#dialplan.takeRedirect(channel);
    if (place && !channel.hungUp) await this.#dialplan.run(channel, place);
    channel.dialplanOver();
    this.#channels.destroy(channel);
  }

  /** Runs one application on a channel that is in no dialplan, then ends the channel. */
  async runApplication(channel: SimulatedChannel, application: string, data: string): Promise<void> {
    await this.#enter(channel, application, data);
    this.#channels.destroy(channel);
  }

  async #answered(channel: SimulatedChannel, answered: AnsweredBy): Promise<void> {
    if ('application' in answered) return this.#enter(channel, answered.application, answered.data);
    Object.assign(channel, { ...answered.place, application: '', applicationData: '' });
    channel.inDialplan = true;
    await this.#dialplan.run(channel);
    channel.dialplanOver();
  }

  async #enter(channel: SimulatedChannel, application: string, data: string): Promise<void> {
    const { context, exten, priority } = channel;
    channel.execute(application, data, { context, exten, priority });
    await this.#applications.get(application.toLowerCase())?.(channel, data);
  }
}
