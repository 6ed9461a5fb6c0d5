import type { Bridge } from 'nestjs-ari/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FarEnd } from './media/far-end.js';
import { MediaChannels } from './media/media-channels.js';
import { describeMediaOnBoth } from './media/media-place.js';
import { PATIENCE } from './media/until.js';

describeMediaOnBoth('a WebSocket channel', (place) => {
  const channels = new MediaChannels(place);
  let bridge: Bridge | undefined;

  afterEach(async () => {
    await bridge?.destroy().catch(() => {});
    bridge = undefined;
  });

  describe.each([
    {
      direction: 'the program has opened',
      opened: (format: string) => channels.connected(format),
      name: /^WebSocket\/INCOMING\/0x/,
    },
    {
      direction: 'the server has opened',
      opened: (format: string) => channels.called(format),
      name: /^WebSocket\/media-percall\/0x/,
    },
  ])('that $direction', ({ opened, name }) => {
    async function bridged(...formats: string[]): Promise<FarEnd[]> {
      const all: FarEnd[] = [];
      for (const format of formats) all.push(await opened(format));
      bridge = await channels.client.bridges.create({ type: 'mixing' });
      await bridge.addChannel(all.map(({ id }) => id));
      return all;
    }

    it.each([
      ['ulaw', 160],
      ['alaw', 160],
      ['slin', 320],
      ['slin16', 640],
      ['slin48', 1_920],
    ])('says its format first: %s', async (format, bytes) => {
      const { words, id } = await opened(format);
      expect(words[0]).toMatchObject({
        event: 'MEDIA_START',
        channel_id: id,
        format,
        optimal_frame_size: bytes,
        ptime: 20,
      });
      expect(words[0]?.['channel']).toMatch(name);
      expect(words[0]?.['channel_variables']).toMatchObject({ MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE: String(bytes) });
      expect(Object.keys(words[0] ?? {}).sort((a, b) => a.localeCompare(b))).toEqual([
        'channel',
        'channel_id',
        'channel_variables',
        'connection_id',
        'event',
        'format',
        'optimal_frame_size',
        'ptime',
      ]);
    });

    it.each(['ulaw', 'alaw', 'slin16'])('passes sound on to the other party bit by bit: %s', async (format) => {
      const [one, other] = await bridged(format, format);
      const sound = Buffer.alloc(format === 'slin16' ? 6_400 : 1_600, 0x2d);
      one?.sound(sound);
      await vi.waitFor(() => expect(Buffer.concat(other?.frames ?? []).equals(sound)).toBe(true), PATIENCE);
      // Silence is the absence of frames.
      expect(one?.frames).toEqual([]);
    });

    it('tells of a mark behind the sound before it, and once of a queue that is empty', async () => {
      const [one, other] = await bridged('ulaw', 'ulaw');
      one?.sound(Buffer.alloc(1_600, 1));
      one?.command('MARK_MEDIA', { correlation_id: 'first' });
      one?.sound(Buffer.alloc(800, 2));
      one?.command('MARK_MEDIA', { correlation_id: 7 });
      one?.command('REPORT_QUEUE_DRAINED');
      await one?.heard('QUEUE_DRAINED');
      const marks = one?.words.filter(({ event }) => event === 'MEDIA_MARK_PROCESSED');
      expect(marks).toMatchObject([{ correlation_id: 'first' }, { correlation_id: '' }]);
      await vi.waitFor(() => expect(other?.frames.length).toBe(15), PATIENCE);
    });

    it('throws away sound and marks at a flush, and nothing of it is heard', async () => {
      const [one, other] = await bridged('ulaw', 'ulaw');
      one?.sound(Buffer.alloc(16_000, 1));
      one?.command('MARK_MEDIA', { correlation_id: 'old' });
      one?.command('FLUSH_MEDIA');
      one?.sound(Buffer.alloc(160, 2));
      one?.command('MARK_MEDIA', { correlation_id: 'new' });
      expect(await one?.heard('MEDIA_MARK_PROCESSED')).toMatchObject({ correlation_id: 'new' });
      await vi.waitFor(() => expect(other?.frames.at(-1)?.[0]).toBe(2), PATIENCE);
      expect(other?.frames.length).toBeLessThan(5);
    });

    it('waits in a pause, with its marks, also after a flush', async () => {
      const end = await opened('ulaw');
      end.command('PAUSE_MEDIA');
      end.sound(Buffer.alloc(1_600, 1));
      end.command('FLUSH_MEDIA');
      end.sound(Buffer.alloc(320, 1));
      end.command('MARK_MEDIA', { correlation_id: 'm' });
      end.command('GET_STATUS');
      expect(await end.heard('STATUS')).toMatchObject({
        queue_length: 2,
        xon_level: 800,
        xoff_level: 900,
        queue_full: false,
        bulk_media: false,
        media_paused: true,
      });
      expect(end.events()).toEqual(['MEDIA_START', 'STATUS']);
      end.command('CONTINUE_MEDIA');
      await end.heard('MEDIA_MARK_PROCESSED');
    });

    it('wants no more at 900 frames, and again with less than 800; what is over 1,000 is dropped', async () => {
      const end = await opened('ulaw');
      end.command('PAUSE_MEDIA');
      for (let message = 0; message < 11; message += 1) end.sound(Buffer.alloc(16_000, 1));
      await end.heard('MEDIA_XOFF');
      end.command('GET_STATUS');
      const { queue_length: length } = await end.heard('STATUS');
      expect(length).toBe(1_000);
      end.command('CONTINUE_MEDIA');
      end.command('FLUSH_MEDIA');
      await end.heard('MEDIA_XON');
    });

    it('takes a bulk of any size, and tells when it was played', async () => {
      const [one, other] = await bridged('ulaw', 'ulaw');
      one?.command('START_MEDIA_BUFFERING');
      for (let piece = 0; piece < 10; piece += 1) one?.sound(Buffer.alloc(100, 3));
      one?.command('STOP_MEDIA_BUFFERING', { correlation_id: 'bulk' });
      expect(await one?.heard('MEDIA_BUFFERING_COMPLETED')).toMatchObject({ correlation_id: 'bulk' });
      await vi.waitFor(() => expect(Buffer.concat(other?.frames ?? []).length).toBe(1_000), PATIENCE);
    });

    it('answers nonsense with an error or not at all, and goes on', async () => {
      const end = await opened('ulaw');
      end.text('{');
      end.text('"MARK_MEDIA"');
      end.command('DANCE');
      end.command('get_status');
      end.text('');
      end.text(JSON.stringify({ command: 'GET_STATUS', padding: 'x'.repeat(128) }));
      end.command('REPORT_QUEUE_DRAINED');
      await end.heard('QUEUE_DRAINED');
      expect(end.events()).toEqual(['MEDIA_START', 'ERROR', 'ERROR', 'QUEUE_DRAINED']);
      expect(end.words[1]).toMatchObject({ error_text: 'Unable to parse JSON command' });
    });

    it.each([
      ['a command to hang up', (end: FarEnd) => end.command('HANGUP'), { cause: 0, tech_cause: 1_000 }],
      ['a socket that is closed', (end: FarEnd) => end.close(), { cause: 0, tech_cause: 1_001 }],
    ])('ends with %s', async (_, finish, cause) => {
      const end = await opened('ulaw');
      const gone = new Promise<object>((resolve) =>
        channels.client.on('ChannelDestroyed', (event) => event.channel.id === end.id && resolve(event)),
      );
      finish(end);
      expect(await gone).toMatchObject(cause);
      await vi.waitFor(() => expect(end.closed).toBeDefined(), PATIENCE);
    });

    it('is closed with 1000 when the application hangs it up', async () => {
      const end = await opened('ulaw');
      await channels.client.channels.hangup(end.id);
      await vi.waitFor(() => expect(end.closed).toBe(1_000), PATIENCE);
    });
  });
});
