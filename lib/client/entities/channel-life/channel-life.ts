import { ChannelsRepository, type ChannelDestroyed, type StasisStart } from '../../generated/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Channel } from '../channel.js';
import { Settlement, ExistenceCheck } from '../../outcomes/index.js';
import type { ChannelEnd } from './channel-end.js';
import { subscribeToChannel } from './channel-subscription.js';
import { Departure } from './departure.js';
import { DigitBuffer } from './digit-buffer.js';
import { LIFE_EVENTS, type LifeEvent } from './life-event.js';

/**
 * What this client knows of one channel beyond any snapshot: whether it has been answered, what was typed on it, how
 * it ended. It lives from StasisStart (or the command that makes the channel) until the channel is out of our hands.
 */
export class ChannelLife {
  readonly digits = new DigitBuffer();
  readonly answered = new Settlement<{ readonly outcome: 'answered'; readonly channel: Channel }>();
  /** The first StasisStart. */
  readonly entered = new Settlement<{ readonly outcome: 'event'; readonly event: StasisStart }>();
  readonly ended = new Settlement<ChannelEnd>();
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
    this.#existence = new ExistenceCheck(asked, () => this.end({ outcome: 'lost' }));
    this.#release = context.events.watch('Channel', id, LIFE_EVENTS, {
      event: (event) => this.#onEvent(event as LifeEvent),
      command: (command) => this.#departure.commanded(command),
      // Everybody hears ChannelDestroyed before waits on the end of the channel are settled.
      ended: () => this.#settle(this.#destroyed ?? { outcome: 'lost' }),
      closed: () => this.end({ outcome: 'lost' }),
    });
  }

  /** The next time that it leaves its application, whatever comes then. */
  get left(): Settlement<ChannelEnd> {
    return this.#left;
  }

  /** Settled when nobody is left to hear anything: it is being hung up, or has left its application. */
  get goingDown(): Settlement<void> {
    return this.#goingDown;
  }

  /** What it was last seen as; undefined while it does not exist yet. */
  get snapshot(): Channel | undefined {
    return this.#snapshot;
  }

  /** It has been missed: its end is about to be told. */
  get presumedGone(): boolean {
    return this.#existence.presumedGone;
  }

  /** Whether it has entered an application of this client, as far as is known. */
  get inStasis(): boolean {
    return this.#inStasis;
  }

  /** Aborts when the channel has ended; made when first asked for. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.ended.settled) this.#abort.abort();
    return this.#abort.signal;
  }

  /** Asterisk tells one of our applications all about it, to its ChannelDestroyed: that application made it. */
  subscribed(): void {
    this.#departure.subscribed = true;
  }

  /** It goes into the dialplan, of which Asterisk tells nobody: it shall tell this application, if anybody waits. */
  untold(application: string): void {
    this.#untold = application;
  }

  /** Somebody waits for what becomes of it. */
  awaited(): void {
    this.#awaited = true;
    if (this.#untold !== undefined) void this.#haveTold(this.#untold);
  }

  /** What Asterisk says of it now, outside any event. */
  seen(channel: Channel): void {
    this.#snapshot = channel;
    if (channel.state === 'Up') this.answered.settle({ outcome: 'answered', channel });
    if (this.ended.settled) return;
    this.#existence.exists();
    if (this.#untold !== undefined) void this.#haveTold(this.#untold);
  }

  /** Nobody has told of this channel: Asterisk may not know it any more, or tell nobody when it ends. */
  ask(): void {
    void this.#existence.ask();
  }

  /** It is gone, or out of Stasis, and no event has said so. */
  missing(): void {
    this.#existence.missing();
  }

  /** Another program took an application: if it is in that one, nothing more of it will be heard here. */
  replaced(application: string): void {
    if (this.#inStasis && this.#application === application) this.end({ outcome: 'lost' });
  }

  /** It enters an application, maybe again: if it was in the dialplan meanwhile, this life of it is over. */
  cameBack(application: string): void {
    const end = this.#departure.cameBack(application === this.#application);
    if (end !== undefined) this.end(end);
  }

  /** It has entered an application: for the first time, or from another one. */
  start(event: StasisStart): void {
    const { channel, application } = event;
    this.#heard(channel);
    const moved = this.#departure.underWay || (this.#inStasis && this.#application !== application);
    const first = !this.#inStasis;
    this.#inStasis = true;
    this.#application = application;
    this.entered.settle({ outcome: 'event', event });
    if (first && this.#context.exactCause && !this.#departure.subscribed) void this.#subscribe(application);
    if (!moved) return;
    this.#departure.arrived();
    this.#goingDown = new Settlement();
    const left = this.#left;
    this.#left = new Settlement();
    left.settle({ outcome: 'moved', application, channel });
  }

  /** It is out of our hands. Everything that waits on it is settled, everything filed under it released. */
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
    // Two applications of ours may hear of one channel: what is counted is counted for the one that it is in.
    else if (event.application !== this.#application) return;
    else if (event.type === 'ChannelDtmfReceived') this.digits.push(event);
    else if (event.type === 'StasisEnd') {
      this.#departure.begin(channel);
      this.#goingDown.settle();
    }
  }

  #heard(channel: Channel): void {
    this.seen(channel);
    this.#existence.rest();
  }

  async #subscribe(application: string): Promise<void> {
    this.#departure.subscribed = true;
    // If not, it has hung up already, or the server is away: its end is told as without the subscription.
    this.#departure.subscribed = await subscribeToChannel(this.#context, this.#id, application);
  }

  /** What it has done before the subscription has to be asked for. */
  async #haveTold(application: string): Promise<void> {
    if (!this.#awaited || this.#snapshot === undefined) return;
    this.#untold = undefined;
    await this.#subscribe(application);
    this.ask();
  }
}

function hangup({ cause, cause_txt, tech_cause, channel }: ChannelDestroyed): ChannelEnd {
  return { outcome: 'hangup', cause, causeText: cause_txt, techCause: tech_cause, channel };
}
