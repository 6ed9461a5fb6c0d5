import type {
  ChannelDestroyed,
  ChannelDtmfReceived,
  ChannelHangupRequest,
  StasisStart,
} from '../../generated/index.js';
import type { AriEvent, RepositoryContext } from '../../runtime/index.js';
import type { Channel } from '../channel.js';
import { Settlement } from '../pending/settlement.js';
import type { ChannelEnd } from './channel-end.js';
import { DigitBuffer } from './digit-buffer.js';

/** ChannelDestroyed, or the StasisStart of another application, follows StasisEnd within a millisecond or never. */
const AFTERMATH_MS = 100;

const FOLLOWED = ['StasisEnd', 'ChannelStateChange', 'ChannelDtmfReceived', 'ChannelHangupRequest', 'ChannelDestroyed'];

/**
 * What this client knows of one channel beyond any snapshot: whether it has been answered, what was typed on it, how
 * it ended. It lives from StasisStart (or the command that makes the channel) until the channel is out of our hands.
 */
export class ChannelLife {
  readonly digits = new DigitBuffer();
  readonly #id: string;
  readonly #context: RepositoryContext;
  readonly #over: () => void;
  readonly #answered = new Settlement<{ readonly outcome: 'answered'; readonly channel: Channel }>();
  readonly #entered = new Settlement<{ readonly outcome: 'event'; readonly event: StasisStart }>();
  readonly #ended = new Settlement<ChannelEnd>();
  readonly #release: () => void;
  #left = new Settlement<ChannelEnd>();
  #snapshot: Channel | undefined;
  #abort: AbortController | undefined;
  #request: ChannelHangupRequest | undefined;
  #movedTo: string | undefined;
  #aftermath: NodeJS.Timeout | undefined;

  constructor(id: string, context: RepositoryContext, over: () => void) {
    this.#id = id;
    this.#context = context;
    this.#over = over;
    this.#release = context.events.watch('Channel', id, FOLLOWED, {
      event: (event) => this.#onEvent(event as AriEvent & { readonly channel: Channel }),
      closed: () => this.end({ outcome: 'lost' }),
    });
  }

  get answered(): Settlement<{ readonly outcome: 'answered'; readonly channel: Channel }> {
    return this.#answered;
  }

  /** The first StasisStart. */
  get entered(): Settlement<{ readonly outcome: 'event'; readonly event: StasisStart }> {
    return this.#entered;
  }

  get ended(): Settlement<ChannelEnd> {
    return this.#ended;
  }

  /** The next time that it leaves its application, whatever comes then. */
  get left(): Settlement<ChannelEnd> {
    return this.#left;
  }

  /** What it was last seen as. */
  get snapshot(): Channel | undefined {
    return this.#snapshot;
  }

  /** What Asterisk says of it now, outside any event. */
  seen(channel: Channel): void {
    this.#snapshot = channel;
    if (channel.state === 'Up') this.#answered.settle({ outcome: 'answered', channel });
  }

  /** Aborts when the channel has ended; made when first asked for. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#ended.settled) this.#abort.abort();
    return this.#abort.signal;
  }

  /** This client moves it: where it goes cannot be told from Asterisk's events. */
  moving(application: string): void {
    this.#movedTo = application;
  }

  /** It has entered an application: for the first time, or from another one. */
  start(event: StasisStart): void {
    this.seen(event.channel);
    this.#entered.settle({ outcome: 'event', event });
    if (this.#aftermath === undefined) return;
    clearTimeout(this.#aftermath);
    this.#aftermath = undefined;
    this.#movedTo = undefined;
    this.#left.settle({ outcome: 'moved', application: event.application, channel: event.channel });
    this.#left = new Settlement();
  }

  /** It is out of our hands. Everything that waits on it is settled, everything filed under it released. */
  end(end: ChannelEnd): void {
    if (this.#ended.settled) return;
    this.#settle(end);
    this.#context.events.end('Channel', this.#id);
  }

  #settle(end: ChannelEnd): void {
    clearTimeout(this.#aftermath);
    this.#release();
    this.#left.settle(end);
    this.#ended.settle(end);
    this.#abort?.abort();
    this.#over();
  }

  #onEvent(event: AriEvent & { readonly channel: Channel }): void {
    const { channel } = event;
    if (channel?.id !== this.#id) return;
    this.seen(channel);
    if (event.type === 'ChannelDtmfReceived') this.digits.push(event as ChannelDtmfReceived);
    else if (event.type === 'ChannelHangupRequest') this.#onRequest(event as ChannelHangupRequest);
    else if (event.type === 'StasisEnd') this.#aftermath = setTimeout(() => this.#gone(channel), AFTERMATH_MS);
    else if (event.type === 'ChannelDestroyed') this.#onDestroyed(event as ChannelDestroyed);
  }

  /** After our own command Asterisk reports the request as soft, with an internal number for a cause. */
  #onRequest(request: ChannelHangupRequest): void {
    if (this.#request === undefined || this.#request.soft === true) this.#request = request;
  }

  #onDestroyed({ cause, cause_txt, tech_cause, channel }: ChannelDestroyed): void {
    // The table ends the object itself, after every follower has heard this event.
    this.#settle({ outcome: 'hangup', cause, causeText: cause_txt, techCause: tech_cause, channel });
  }

  #gone(channel: Channel): void {
    const request = this.#request;
    if (request !== undefined) {
      const cause = request.soft === true ? undefined : request.cause;
      this.end({ outcome: 'hangup', cause, techCause: request.tech_cause, channel });
    } else if (this.#movedTo !== undefined) {
      this.end({ outcome: 'moved', application: this.#movedTo, channel });
    } else {
      this.end({ outcome: 'continued', channel });
    }
  }
}
