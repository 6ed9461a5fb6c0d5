import type { SimulatedChannel } from '../channels/index.js';
import type { EventFields } from '../events/index.js';
import type { Exchange } from '../exchange/index.js';
import type { TransferRequest } from '../calls/index.js';
import type { CallRequest } from './call-request.js';
import { CallStory } from './call-story.js';
import type { CallEnd, PhoneWaitOptions, PressOptions } from './phone-call-options.js';
import { phoneChannel } from './phone-channel.js';
import { PhoneLine } from './phone-line.js';
import { PhoneSpeech } from './phone-speech.js';

const defaultTimeoutMs = 5000;
const farEndHungUp = 16;

/**
 * A call as the person at the phone has it: hears, presses keys, talks, hangs up.
 * @publicApi
 */
export class PhoneCall {
  readonly #exchange: Exchange;
  readonly #channel: SimulatedChannel;
  readonly #line: PhoneLine;
  readonly #speech: PhoneSpeech;
  readonly #story: CallStory;
  #held = false;

  private constructor(exchange: Exchange, channel: SimulatedChannel, answered: boolean) {
    this.#exchange = exchange;
    this.#channel = channel;
    this.#story = new CallStory(exchange.clock);
    this.#line = new PhoneLine(this.#story, answered);
    this.#speech = new PhoneSpeech(exchange.clock, channel);
    channel.device = this.#line;
    // A telephone sends sound all the time: silence is sound too.
    channel.incoming.start('silence');
  }

  /** The call of somebody who calls the exchange. */
  static incoming(exchange: Exchange, endpoint: string, request: CallRequest): PhoneCall {
    const { from, name = '', context = exchange.phoneContext, exten = 's', app, args = [] } = request;
    const id = request.channelId ?? exchange.channels.nextId();
    const channel = phoneChannel(exchange, endpoint, {
      id,
      state: 'Ring',
      context,
      exten,
      caller: { name, number: from },
    });
    const call = new PhoneCall(exchange, channel, false);
    call.#story.note(app === undefined ? `called ${exten}@${context}` : `called the application ${app}`);
    exchange.clock.soon(() => {
      if (app === undefined) void exchange.calls.comeIn(channel);
      else void exchange.calls.comeInTo(channel, 'Stasis', [app, ...args].join(','));
    });
    return call;
  }

  /** The call of a phone that was rung and answers. */
  static outgoing(exchange: Exchange, channel: SimulatedChannel): PhoneCall {
    const call = new PhoneCall(exchange, channel, true);
    call.#story.note('was called and answered');
    return call;
  }

  /** The id of this phone's channel in ARI. */
  get channelId(): string {
    return this.#channel.id;
  }

  /** Everything that happened on this call so far, one line each; failures print it. */
  get story(): readonly string[] {
    return this.#story.lines;
  }

  /** Whether the call is over. */
  get over(): boolean {
    return this.#channel.destroyed;
  }

  /** Every sound that was played to the phone so far, as media URIs. */
  get sounds(): readonly string[] {
    return this.#line.sounds;
  }

  /** Every digit that Asterisk dialled to the phone, and the keys of others in a bridge, which Asterisk passes on. */
  get digits(): string {
    return this.#line.digits;
  }

  /** The endpoints that it was asked to call instead (`channel.redirect`), in their order. What it does then is up to the test. */
  get redirects(): readonly string[] {
    return this.#line.redirects;
  }

  /** Resolves when the other side has answered; rejects with the call's story when it does not in time. */
  answered(options: PhoneWaitOptions = {}): Promise<void> {
    return this.until('to be answered', () => this.#line.answered, options);
  }

  /** Resolves when the sound has started, now or earlier in this call. A media URI, such as `sound:digits/1`. */
  heard(media: string, options: PhoneWaitOptions = {}): Promise<void> {
    return this.until(`to hear ${media}`, () => this.#line.sounds.includes(media), options);
  }

  /** Resolves when the call is over, by whichever side it was ended. */
  async ended(options: PhoneWaitOptions = {}): Promise<CallEnd> {
    await this.until('to end', () => this.#line.cause !== undefined, options);
    return { cause: this.#line.cause ?? 0 };
  }

  /**
   * Resolves when a condition holds; it is looked at after everything that happens on the call. Rejects with the call's story
   * when it does not hold in time, or when the call ended without it.
   *
   * @param what - completes "Waited 5000 ms for the call …": `to be put on hold`.
   */
  until(what: string, condition: () => boolean, { timeout = defaultTimeoutMs }: PhoneWaitOptions = {}): Promise<void> {
    return this.#story.until(condition, {
      clock: this.#exchange.clock,
      timeoutMs: timeout,
      waitsFor: what,
      hopeless: () => this.#line.cause !== undefined,
    });
  }

  /** Presses keys one after the other; resolves when the last one is released, or when the call ends before that. */
  async press(digits: string, options: PressOptions = {}): Promise<void> {
    const { length = 100, gap = 50 } = options;
    for (const [index, digit] of [...digits].entries()) {
      if (index > 0) await this.#channel.waits.wait(gap);
      else this.#refuseOver(`press ${digit}`);
      if (this.#channel.hungUp) return;
      await this.#channel.waits.wait(length);
      if (this.#channel.hungUp) return;
      this.#story.note(`pressed ${digit} for ${length} ms`);
      this.#channel.receiveDigit(digit, length);
    }
  }

  /** Speaks for `ms` milliseconds. Asterisk reports it only where `TALK_DETECT(set)` was set on the channel. */
  async talk(ms: number): Promise<void> {
    this.#refuseOver('talk');
    this.#story.note(`talked for ${ms} ms`);
    await this.#speech.speak(ms);
  }

  /** Says a sound, in µ-law at 8,000 Hz, to the others in the bridge. Resolves when it is said, or at the end of the call. */
  async say(sound: Uint8Array): Promise<void> {
    this.#refuseOver('say a sound');
    this.#story.note(`said ${sound.length / 8} ms of sound`);
    await this.#speech.say(sound, this.#line.codec);
  }

  /** What was heard of others in the same bridge, in µ-law at 8,000 Hz, a frame each; silence has none. The last ten minutes. */
  get recorded(): readonly Buffer[] {
    return this.#line.recorded;
  }

  /** Puts the other side on hold: the others in a bridge with it hear music. */
  hold(): Promise<void> {
    if (!this.#held) this.#channel.signalTo?.('music');
    this.#held = true;
    return this.#tell('put the call on hold', 'ChannelHold', { musicclass: 'default' });
  }

  /** Takes the other side back. */
  unhold(): Promise<void> {
    if (this.#held) this.#channel.signalTo?.('musicEnds');
    this.#held = false;
    return this.#tell('took the call back', 'ChannelUnhold');
  }

  /**
   * Asks for a blind transfer of the other side to a number, as a telephone does by REFER. Resolves when it knows how
   * the transfer went, with the SIP status: 200 when the destination has answered, 404, 503 or 603 when it came to nothing.
   * Where the channel has `PJSIP_TRANSFER_HANDLING()=ari-only` the application carries it out (`ChannelTransfer`); otherwise
   * Asterisk does. The telephone does not hang up by itself.
   */
  transfer(number: string, options: PhoneWaitOptions = {}): Promise<number> {
    return this.#refer(`a transfer to ${number}`, { destination: number }, options);
  }

  /**
   * Asks for an attended transfer: the far party of this call shall talk with the far party of `there`, another call of the
   * same telephone. Resolves with the SIP status, as {@link transfer} does. Where the channel has `PJSIP_TRANSFER_HANDLING()=ari-only` the
   * application carries it out; otherwise Asterisk does, and ends the call `there`.
   *
   * @throws Error where Asterisk is to do it and one of the calls is in no bridge: that is not simulated.
   */
  async connectWith(there: PhoneCall, options: PhoneWaitOptions = {}): Promise<number> {
    const consulted = there.#channel;
    there.#refuseOver('be connected');
    return this.#refer(`a transfer to its call ${consulted.id}`, { destination: consulted.exten, consulted }, options);
  }

  /** Hangs up. Does nothing when the call is over. */
  hangup(): Promise<void> {
    if (!this.#channel.destroyed) {
      this.#story.note('hung up');
      this.#channel.hangupCause = farEndHungUp;
      this.#channel.farSideHungUp(farEndHungUp, 'request');
    }
    return Promise.resolve();
  }

  async #refer(
    what: string,
    to: Pick<TransferRequest, 'destination' | 'consulted'>,
    options: PhoneWaitOptions,
  ): Promise<number> {
    this.#refuseOver(`ask for ${what}`);
    this.#story.note(`asked for ${what}`);
    let told = 0;
    const tell = (status: number): void => {
      told = status;
      this.#story.note(`was told of the transfer: ${status}`);
    };
    this.#exchange.transfer({ channel: this.#channel, ...to, tell });
    await this.until('to be told how the transfer went', () => told >= 200, options);
    return told;
  }

  #tell(note: string, event: string, fields: EventFields = {}): Promise<void> {
    this.#refuseOver(note);
    this.#story.note(note);
    return Promise.resolve(this.#channel.publish(event, fields));
  }

  #refuseOver(what: string): void {
    if (this.#channel.hungUp) throw new Error(`Cannot ${what}: the call is over.${this.#story.told()}`);
  }
}
