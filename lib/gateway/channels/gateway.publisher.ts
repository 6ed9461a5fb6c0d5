import { Injectable } from '@nestjs/common';
import { openChannelName, eventName } from './channel-names.js';
import { ChannelHub } from './channel.hub.js';

/**
 * Publishes from your own code to the clients of the gateway that listen to a channel, in every process that shares the broker.
 *
 * @example
 * await this.publisher.publish('queue.sales', 'waiting', { callers: 3 });
 * @publicApi
 */
@Injectable()
export class GatewayPublisher {
  constructor(private readonly hub: ChannelHub) {}

  /**
   * Resolves when the broker has it.
   *
   * @param data - plain JSON.
   * @throws {ResourceBadRequestException} the channel or the event has a name that no client could listen to, or that is Asterisk's own.
   */
  async publish(channel: string, event: string, data?: unknown): Promise<void> {
    await this.hub.publish(openChannelName(channel), eventName(event), data);
  }
}
