import type { AriClient, Channel } from 'nestjs-ari/client';
import { loadClient } from '../run/library.js';
import { channelId, channelSnapshot } from '../server/event-stream.js';

/** Puts a listener on each of the first channels of a stream. */
export async function followChannels(
  client: AriClient,
  channels: number,
  hear: (sequence: number) => void,
): Promise<void> {
  const { ChannelsRepository, Repository } = await loadClient();
  const { entities } = Repository.contextOf(client.repository(ChannelsRepository));
  for (let index = 0; index < channels; index += 1) {
    const channel = entities.create('Channel', JSON.parse(channelSnapshot(index))) as Channel;
    if (channel.id !== channelId(index)) throw new Error('not the channel that the flood is about');
    channel.on('ChannelDtmfReceived', ({ duration_ms }) => hear(duration_ms));
  }
}
