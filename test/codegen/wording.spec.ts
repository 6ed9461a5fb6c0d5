import { describe, expect, it } from 'vitest';
import { readWordBook, WordBook } from 'nestjs-ari/codegen';

describe('the texts of the word book', () => {
  it('all say more than the name of what they describe', async () => {
    expect((await readWordBook()).repeating).toEqual([]);
  });

  it('are found where they only say a name again', () => {
    const words = new WordBook({
      channels: {
        resource: 'Channels.',
        operations: {
          hangup: {
            summary: 'Hangs up the channels.',
            parameters: { channelId: 'The id of the channel.', reason: 'Busy or gone.' },
          },
          startMoh: {
            summary: 'Starts MOH.',
            parameters: { mohClass: 'The MOH class', channelId: 'As events carry it.' },
          },
          play: { summary: 'The caller hears a sound.' },
        },
        models: {
          ChannelLeftBridge: { summary: 'The channel left a bridge.', properties: { channel: 'Channel that left.' } },
        },
      },
    });
    expect(words.repeating).toEqual([
      'ChannelLeftBridge',
      'channels',
      'channels.hangup(channelId)',
      'channels.startMoh',
      'channels.startMoh(mohClass)',
    ]);
  });
});
