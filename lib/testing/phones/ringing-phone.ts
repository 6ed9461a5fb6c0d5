import { type SimulatedChannel, Cause } from '../channels/index.js';
import type { Exchange } from '../exchange/index.js';
import { SoundCodec, silentDevice } from '../media/index.js';
import { PhoneCall } from './phone-call.js';
import { PhoneSpeech } from './phone-speech.js';

const PHONE = SoundCodec.of('ulaw') as SoundCodec;

/**
 * A phone that rings. Until it does one of these things it goes on ringing, to the time limit of the caller.
 * @publicApi
 */
export class RingingPhone {
  readonly #exchange: Exchange;
  readonly #channel: SimulatedChannel;
  #early = false;
  #stop: () => void = () => undefined;
  /** Resolves when it rings no more: it was answered or refused, or the caller has given up. */
  readonly stopped = new Promise<void>((resolve) => (this.#stop = resolve));

  constructor(exchange: Exchange, channel: SimulatedChannel) {
    this.#exchange = exchange;
    this.#channel = channel;
    channel.device = { ...silentDevice, hungUp: () => this.#stop() };
  }

  /** The id of the channel that rings. */
  get channelId(): string {
    return this.#channel.id;
  }

  /** The number that the phone shows. */
  get callerNumber(): string {
    return this.#channel.connected.number;
  }

  /** The name that the phone shows. */
  get callerName(): string {
    return this.#channel.connected.name;
  }

  /** Takes the call. */
  answer(): PhoneCall {
    this.#stop();
    const call = PhoneCall.outgoing(this.#exchange, this.#channel);
    this.#channel.onSignal?.('answer');
    return call;
  }

  /**
   * Sends a sound, in µ-law at 8,000 Hz, before it answers: an announcement of its network (183 Session Progress). The others
   * in a bridge with it hear it. Resolves when it is said.
   */
  async earlySound(sound: Uint8Array): Promise<void> {
    if (!this.#early) this.#channel.onSignal?.('progress');
    this.#early = true;
    await new PhoneSpeech(this.#exchange.clock, this.#channel).say(sound, PHONE);
  }

  /** Is on another call: cause 17. */
  busy(): void {
    this.#refuse('busy', Cause.busy, 486);
  }

  /** Does not want to: cause 21. */
  decline(): void {
    this.#refuse('congestion', Cause.rejected, 603);
  }

  /** The line is overloaded: cause 34. */
  congestion(): void {
    this.#refuse('congestion', Cause.congestion, 503);
  }

  /** Rings on and on: what happens to the call is up to the caller's time limit. */
  ignore(): void {
    // There is nothing to do: ringing goes on by itself.
  }

  #refuse(signal: 'busy' | 'congestion', cause: number, techCause: number): void {
    this.#channel.hangupCause = cause;
    this.#channel.techCause = techCause;
    this.#channel.onSignal?.(signal);
  }
}
