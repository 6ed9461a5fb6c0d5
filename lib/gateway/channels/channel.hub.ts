import { Inject, Injectable } from '@nestjs/common';
import type { BrokerEntry, BrokerListening } from '../../resources/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../../resources/internal.js';
import { OWN_EVENTS } from './channel-names.js';

/** A message of a channel on its way through the broker. */
interface ChannelMessage {
  readonly event: string;
  readonly data: unknown;
}

/** One socket that listens to a channel. */
export interface ChannelMember {
  /** Whether it wants to hear of an event. */
  readonly wants: (event: string) => boolean;
  /** Gets a frame, encoded. Does not throw. */
  readonly receive: (frame: Buffer) => void;
}

interface OpenChannel {
  readonly members: Set<ChannelMember>;
  readonly listening: Promise<BrokerListening>;
}

/** Brings what is published on a channel to the sockets that listen to it, in this process and in all others. */
@Injectable()
export class ChannelHub {
  readonly #channels = new Map<string, OpenChannel>();

  constructor(@Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions) {}

  /** Channels that somebody of this process listens to. */
  get size(): number {
    return this.#channels.size;
  }

  async publish(channel: string, event: string, data: unknown): Promise<void> {
    const message: ChannelMessage = { event, data: data ?? null };
    await this.options.broker.publish(topicOf(channel), message);
  }

  /** @returns what ends it, at once. */
  async join(channel: string, member: ChannelMember): Promise<() => void> {
    const open = this.#channels.get(channel) ?? this.#open(channel);
    open.members.add(member);
    const leave = (): void => this.#leave(channel, open, member);
    try {
      await open.listening;
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #open(channel: string): OpenChannel {
    const members = new Set<ChannelMember>();
    const deliver = ({ message }: BrokerEntry): void => {
      const { event, data } = message as ChannelMessage;
      send(
        channel,
        { event, data },
        [...members].filter(({ wants }) => wants(event)),
      );
    };
    const interrupted = (): void => send(channel, { event: `${OWN_EVENTS}gap`, data: {} }, [...members]);
    const listening = Promise.resolve(this.options.broker.listen(topicOf(channel), deliver, interrupted));
    const open = { members, listening };
    this.#channels.set(channel, open);
    return open;
  }

  #leave(channel: string, open: OpenChannel, member: ChannelMember): void {
    open.members.delete(member);
    if (open.members.size > 0 || this.#channels.get(channel) !== open) return;
    this.#channels.delete(channel);
    open.listening.then(
      ({ stop }) => stop(),
      // It never began: those who joined got the reason.
      () => {},
    );
  }
}

/** Written once for all who hear of it. */
function send(channel: string, message: ChannelMessage, members: readonly ChannelMember[]): void {
  if (members.length === 0) return;
  const frame = Buffer.from(channelFrame(channel, message.event, message.data));
  for (const { receive } of members) receive(frame);
}

/** A push of a channel as it travels. */
export function channelFrame(channel: string, event: string, data: unknown): string {
  return JSON.stringify({ channel, event, data });
}

/** Apart from every topic of a resource: no tenant is called so. */
function topicOf(channel: string): string {
  return `pubsub #${channel}`;
}
