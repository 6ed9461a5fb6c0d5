import { ChannelsRepository, type ChannelDestroyed, type StasisStart } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Channel } from '../channel.js';
import { Settlement, ExistenceCheck } from '../../outcomes/index.js';
import type { ChannelEnd } from './channel-end.js';
import { subscribeToChannel } from './channel-subscription.js';
import { Departure } from './departure.js';
import { DigitBuffer } from './digit-buffer.js';
import { Entry } from './entry.js';
import { LIFE_EVENTS, type LifeEvent } from './life-event.js';
import { unlimited } from '../../abort-signals/index.js';

/**
 * Follows one channel from StasisStart (or from the command that makes it) until it leaves this client: whether it was
 * answered, which digits were pressed, how it ended. Snapshots of the channel use it.
 */
export class ChannelLife {
  readonly digits = new DigitBuffer();
  readonly answered = new Settlement<{ readonly outcome: 'answered'; readonly channel: Channel }>();
  /** The first StasisStart. */
  readonly entered = new Settlement<{ readonly outcome: 'event'; readonly event: StasisStart }>();
  readonly ended = new Settlement<ChannelEnd>();
  readonly entry = new Entry();
  readonly #id: string;
  readonly #context: EntityContext;
  readonly #over: () => void;
  readonly #release: () => void;
  readonly #departure: Departure;
  readonly #existence: ExistenceCheck;
  #left = new Settlement<ChannelEnd>();
  #goingDown = new Settlement<void>();
  #snapshot: Channel | undefined;
  #application: string | undefined;
  #inStasis = false;
  #untold: string | undefined;
  #unheard = false;
  #awaited = false;
  #destroyed: ChannelEnd | undefined;
  #abort: AbortController | undefined;

  constructor(id: string, context: EntityContext, over: () => void) {
    this.#id = id;
    this.#context = context;
    this.#over = over;
    const get = (): Promise<Channel> => context.repository(ChannelsRepository).get(id);
    this.#departure = new Departure({ get, decided: (end) => this.end(end) });
    const asked = async (): Promise<void> => this.seen(await get());
    this.#existence = new ExistenceCheck(asked, () => this.end(this.#untoldEnd()));
    this.#release = context.events.watch('Channel', id, LIFE_EVENTS, {
      event: (event) => this.#onEvent(event as LifeEvent),
      command: (command) => this.#departure.commanded(command),
      // Listeners get ChannelDestroyed before waits on the end of the channel are settled.
      ended: () => this.#settle(this.#destroyed ?? { outcome: 'lost' }),
      closed: () => this.end({ outcome: 'lost' }),
    });
  }

  /** Settled when it leaves its application the next time. */
  get left(): Settlement<ChannelEnd> {
    return this.#left;
  }

  /** Settled when nobody can hear a sound any more: it is being hung up, or has left its application. */
  get goingDown(): Settlement<void> {
    return this.#goingDown;
  }

  /** Its last snapshot; undefined while it does not exist yet. */
  get snapshot(): Channel | undefined {
    return this.#snapshot;
  }

  /** Whether Asterisk no longer knows it, and its end is about to be reported. */
  get presumedGone(): boolean {
    return this.#existence.presumedGone;
  }

  /** Whether it has entered an application of this client, as far as is known. */
  get inStasis(): boolean {
    return this.#inStasis;
  }

  /** The application of this client that it is in, or was in last. */
  get application(): string | undefined {
    return this.#application;
  }

  /** Aborts when the channel has ended; made when first asked for. */
  get signal(): AbortSignal {
    this.#abort ??= unlimited(new AbortController());
    if (this.ended.settled) this.#abort.abort();
    return this.#abort.signal;
  }

  /** Notes that one of our applications gets all its events up to ChannelDestroyed, because it made the channel. */
  subscribed(): void {
    this.#departure.subscribed = true;
  }

  /**
   * Notes that it goes into the dialplan, about which Asterisk sends no events: when something waits for it, this
   * application is subscribed to it.
   */
  untold(application: string): void {
    this.#untold = application;
  }

  /** Called when something waits for it. */
  awaited(): void {
    this.#awaited = true;
    if (this.#untold !== undefined) void this.#haveTold(this.#untold);
  }

  /** Takes a snapshot that came with an answer, not with an event. */
  seen(channel: Channel): void {
    this.#snapshot = channel;
    if (channel.state === 'Up') this.answered.settle({ outcome: 'answered', channel });
    if (this.ended.settled) return;
    this.#existence.exists();
    if (this.#untold !== undefined) void this.#haveTold(this.#untold);
  }

  /** Asks Asterisk about a channel of which no event came: it may have ended, or its end may come without an event. */
  ask(): void {
    void this.#existence.ask();
  }

  /** The connection is away, or was: events of the channel may be missing. */
  unheard(): void {
    this.#unheard = true;
    this.entry.end();
  }

  /** Keeps what was seen of it before it was followed: it may have hung up since, without an event. */
  lastSeen(channel: Channel): void {
    this.#snapshot ??= channel;
  }

  /** Ends as `lost`, after a short wait for a late event: it is gone, or out of Stasis. */
  missing(): void {
    this.unheard();
    this.#existence.missing();
  }

  /** Ends as `lost` when it is in an application that another program took: its events come no more. */
  replaced(application: string): void {
    if (this.#inStasis && this.#application === application) this.end({ outcome: 'lost' });
  }

  /**
   * Called when it enters an application, perhaps again. If it was in the dialplan meanwhile, this call is over
   * and a new one begins.
   */
  cameBack(application: string): void {
    const end = this.#departure.cameBack(application === this.#application);
    if (end !== undefined) this.end(end);
  }

  /** Takes the StasisStart, for the first time or from another application. */
  start(event: StasisStart): void {
    const { channel, application } = event;
    this.#heard(channel);
    const moved = this.#departure.underWay || (this.#inStasis && this.#application !== application);
    const first = !this.#inStasis;
    this.#inStasis = true;
    this.#application = application;
    this.entered.settle({ outcome: 'event', event });
    this.entry.end();
    if (first && this.#context.exactCause && !this.#departure.subscribed) void this.#subscribe(application);
    if (!moved) return;
    this.#departure.arrived();
    this.#goingDown = new Settlement();
    const left = this.#left;
    this.#left = new Settlement();
    left.settle({ outcome: 'moved', application, channel });
  }

  /** Ends: settles every wait on the channel, and removes everything that is kept for it. */
  end(end: ChannelEnd): void {
    if (this.ended.settled) return;
    this.#settle(end);
    this.#context.events.end('Channel', this.#id);
  }

  #settle(end: ChannelEnd): void {
    if (this.ended.settled) return;
    this.#departure.cancel();
    this.#existence.release();
    this.#release();
    this.#over();
    this.#goingDown.settle();
    this.entry.end();
    this.#left.settle(end);
    this.ended.settle(end);
    this.#abort?.abort();
  }

  #onEvent(event: LifeEvent): void {
    const { channel } = event;
    if (channel?.id !== this.#id) return;
    this.#heard(channel);
    this.#application ??= event.application;
    if (event.type === 'ChannelDestroyed') this.#destroyed = hangup(event);
    else if (event.type === 'ChannelHangupRequest') {
      this.#departure.requested(event);
      this.#goingDown.settle();
    } else if (event.type === 'ApplicationMoveFailed') this.#departure.moveFailed();
    // Two of our applications may get events of one channel: only those of the application that it is in count.
    else if (event.application !== this.#application) return;
    else if (event.type === 'ChannelDtmfReceived') this.digits.push(event);
    else if (event.type === 'StasisEnd') {
      this.#departure.begin(channel);
      this.#goingDown.settle();
    }
  }

  /** Without an event of its end it is `lost` if one can have been missed, and it was not hung up by this client. */
  #untoldEnd(): ChannelEnd {
    const channel = this.#snapshot;
    const unknown = channel === undefined || (this.#unheard && !this.#departure.hungUp);
    return unknown ? { outcome: 'lost' } : { outcome: 'hangup', channel };
  }

  #heard(channel: Channel): void {
    this.seen(channel);
    this.#existence.rest();
  }

  async #subscribe(application: string): Promise<void> {
    this.#departure.subscribed = true;
    // If not, it has hung up already, or the server is away: its end is found as without the subscription.
    this.#departure.subscribed = await subscribeToChannel(this.#context, this.#id, application);
  }

  /** Subscribes to the channel, and then asks what happened before that. */
  async #haveTold(application: string): Promise<void> {
    if (!this.#awaited || this.#snapshot === undefined) return;
    this.#untold = undefined;
    await this.#subscribe(application);
    this.ask();
    // One that was just ending when Asterisk agreed is still found, and no event of its end comes.
    this.#existence.askSoon();
  }
}

function hangup({ cause, cause_txt, tech_cause, channel }: ChannelDestroyed): ChannelEnd {
  return { outcome: 'hangup', cause, causeText: cause_txt, techCause: tech_cause, channel };
}
