import { type SimulatedChannel, Cause } from '../channels/index.js';
import { type AnsweredBy, type Technology, dial } from '../calls/index.js';
import type { Exchange } from '../exchange/index.js';
import type { StasisControl } from './stasis-control.js';

/** A channel that was made for an endpoint and has not been rung yet. */
export interface RequestedChannel {
  readonly channel: SimulatedChannel;
  readonly technology: Technology;
  readonly dialstring: string;
}

/** The calls that applications make. */
export class OutgoingCalls {
  readonly #exchange: Exchange;
  readonly #created = new WeakMap<SimulatedChannel, RequestedChannel>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Makes a channel to an endpoint; nothing when the endpoint cannot be used. */
  request(
    technologyName: string,
    dialstring: string,
    ids: { first: string; second: string },
  ): RequestedChannel | undefined {
    const technology = this.#exchange.technologies.get(technologyName);
    const channel = technology?.request(dialstring, ids);
    return technology && channel ? { channel, technology, dialstring } : undefined;
  }

  /** Rings it; what follows when it answers is given beforehand. */
  originate(requested: RequestedChannel, timeoutMs: number | undefined, answered: AnsweredBy): void {
    const { channel, technology, dialstring } = requested;
    const { calls, clock } = this.#exchange;
    clock.soon(() => void calls.goOut(channel, { technology, dialstring, timeoutMs, answered }));
  }

  /** Brings it into an application without ringing it: that is done by `dial` later. */
  create(requested: RequestedChannel, stasisData: string): void {
    const { channel } = requested;
    this.#created.set(channel, requested);
    this.#exchange.clock.soon(() => void this.#exchange.calls.runApplication(channel, 'Stasis', stasisData));
  }

  /** Rings a created channel; false when it was not created by an application. */
  dial(control: StasisControl, timeoutSeconds: number): boolean {
    const requested = this.#created.get(control.channel);
    if (!requested) return false;
    this.#exchange.clock.soon(() => void this.#dial(requested, timeoutSeconds, control));
    return true;
  }

  async #dial(
    { channel, technology, dialstring }: RequestedChannel,
    timeoutSeconds: number,
    control: StasisControl,
  ): Promise<void> {
    if (channel.hungUp) return;
    const rings = technology.call(channel);
    if (rings === false || (rings !== true && !(await rings))) {
      channel.farSideHungUp(Cause.unknown);
      return;
    }
    const timeoutMs = timeoutSeconds > 0 ? timeoutSeconds * 1000 : undefined;
    const outcome = await dial(this.#exchange.clock, channel, { dialstring, timeoutMs, repeatsDialstring: false });
    if (outcome === 'answer') control.inDialBridge = true;
    if (outcome === 'answer' || channel.hungUp) return;
    // A telephone has said why; a Local half only that it is so.
    if (channel.hangupCause === Cause.unknown && outcome === 'busy') channel.hangupCause = Cause.busy;
    if (channel.hangupCause === Cause.unknown && outcome === 'congestion') channel.hangupCause = Cause.congestion;
    channel.farSideHungUp(channel.hangupCause);
  }
}
