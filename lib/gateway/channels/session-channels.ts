import {
  ResourceBadRequestException,
  ResourceDeniedException,
  ResourceNotFoundException,
  type ResourceUser,
} from '../../resources/index.js';
import type { ResourceAccess } from '../../resources/internal.js';
import { isAriChannel, type AriEvents } from '../ari-events/index.js';
import { channelName, eventName, eventPattern, openChannelName, OWN_EVENTS } from './channel-names.js';
import { channelFrame, type ChannelHub } from './channel.hub.js';
import { EventPattern } from './event-pattern.js';

/** The stream under which `can` is asked about channels. */
const PUBSUB_STREAM = 'pubsub';

type Payload = Readonly<Record<string, unknown>>;

interface HeldChannel {
  readonly patterns: Map<string, EventPattern>;
  readonly leave: () => void;
}

/** What a client is answered: the patterns that it listens to, by channel. */
export interface SubscribedAnswer {
  readonly subscribed: Readonly<Record<string, readonly string[]>>;
}

/** Where the events of channels come from. */
export interface ChannelSources {
  readonly hub: ChannelHub;
  readonly ari: AriEvents;
}

/** The channels that one socket listens to. Its requests come one after another. */
export class SessionChannels {
  readonly #held = new Map<string, HeldChannel>();
  readonly #sources: ChannelSources;
  readonly #access: ResourceAccess;
  readonly #send: (frame: string | Buffer) => void;
  /** Who listens, as he was last known. */
  #user: ResourceUser | undefined;
  /** How often the user was taken anew: what was allowed before may not be by now. */
  #regrants = 0;
  #ended = false;

  constructor(sources: ChannelSources, access: ResourceAccess, send: (frame: string | Buffer) => void) {
    this.#sources = sources;
    this.#access = access;
    this.#send = send;
  }

  /** Patterns, of all channels. */
  get size(): number {
    return [...this.#held.values()].reduce((sum, { patterns }) => sum + patterns.size, 0);
  }

  /** @throws {ResourceBadRequestException} the user may not, or a name is none. */
  async publish(user: ResourceUser, { channel, event = 'message', data = null }: Payload): Promise<object> {
    const [name, what] = [openChannelName(channel), eventName(event)];
    if (!(await this.#may(user, 'publish', name, what))) refuse('Cannot publish to channel');
    await this.#sources.hub.publish(name, what, data);
    return { channel: name, event: what, data };
  }

  /** @throws {ResourceBadRequestException} the user may not, or a name is none. */
  async subscribe(user: ResourceUser, { channel, event = '*' }: Payload): Promise<SubscribedAnswer> {
    const [name, pattern] = [channelName(channel), eventPattern(event)];
    this.#user = user;
    let regrants: number;
    do {
      regrants = this.#regrants;
      if (!(await this.#may(this.#user, 'subscribe', name, pattern))) {
        this.#end(name, pattern);
        refuse('Cannot subscribe to channel');
      }
      if (!this.#held.has(name)) await this.#join(name);
    } while (regrants !== this.#regrants);
    this.#held.get(name)?.patterns.set(pattern, new EventPattern(pattern));
    return this.#answer();
  }

  /** @throws {ResourceBadRequestException} a name is none. */
  unsubscribe({ channel, event = '*' }: Payload): SubscribedAnswer {
    this.#end(channelName(channel), eventPattern(event));
    return this.#answer();
  }

  /** Ends what a user, as he is now, may not hear any more, and tells him. */
  async endRevoked(user: ResourceUser): Promise<void> {
    this.#user = user;
    this.#regrants += 1;
    for (const [channel, { patterns }] of [...this.#held]) {
      for (const event of [...patterns.keys()]) {
        if (await this.#may(user, 'subscribe', channel, event)) continue;
        this.#end(channel, event);
        this.#send(channelFrame(channel, `${OWN_EVENTS}unsubscribed`, { event, code: 403 }));
      }
    }
  }

  endAll(): void {
    this.#ended = true;
    for (const { leave } of this.#held.values()) leave();
    this.#held.clear();
  }

  async #join(channel: string): Promise<void> {
    const patterns = new Map<string, EventPattern>();
    const wants = (event: string): boolean => [...patterns.values()].some((pattern) => pattern.matches(event));
    const leave = await this.#enter(channel, wants);
    const held = { patterns, leave };
    if (this.#ended) leave();
    else this.#held.set(channel, held);
  }

  async #enter(channel: string, wants: (event: string) => boolean): Promise<() => void> {
    const { hub, ari } = this.#sources;
    if (!isAriChannel(channel)) return hub.join(channel, { wants, receive: this.#send });
    return ari.join(channel, { wants, receive: this.#send, user: () => this.#user });
  }

  #end(channel: string, event: string): void {
    const held = this.#held.get(channel);
    held?.patterns.delete(event);
    if (held?.patterns.size !== 0) return;
    this.#held.delete(channel);
    held.leave();
  }

  async #may(user: ResourceUser, action: string, channel: string, event: string): Promise<boolean> {
    try {
      await this.#access.permit({ user, stream: PUBSUB_STREAM, action, pk: channel, object: { event } });
      if (isAriChannel(channel)) await this.#sources.ari.permit(user, channel);
      return true;
    } catch (error) {
      if (error instanceof ResourceDeniedException || error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  #answer(): SubscribedAnswer {
    const channels = [...this.#held].map(([channel, { patterns }]) => [channel, [...patterns.keys()]]);
    return { subscribed: Object.fromEntries(channels) as SubscribedAnswer['subscribed'] };
  }
}

function refuse(problem: string): never {
  throw new ResourceBadRequestException([{ channel: [problem] }]);
}
