import { once } from 'node:events';
import { AriClient, type Bridge } from 'nestjs-ari/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { FarEnd } from './media/far-end.js';
import { describeMediaOnBoth, SECTION } from './media/media-place.js';
import { PATIENCE } from './media/until.js';

describeMediaOnBoth('a WebSocket channel', (place) => {
  let client: AriClient;
  let bridge: Bridge | undefined;
  const ends: FarEnd[] = [];
  let number = 0;

  beforeEach(async () => {
    const { url, username, password } = place();
    client = new AriClient({ url, username, password, apps: 'media-contract' });
    await client.connect();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await client.channels.hangup(end.id).catch(() => {});
    await bridge?.destroy().catch(() => {});
    bridge = undefined;
    place().program.refuses = false;
    await client.close();
  });

  /** Makes the channel; its socket is another matter. */
  async function made(
    format: string,
    id: string,
    way: {
      readonly connection_type: 'client' | 'server';
      readonly external_host: string;
      readonly transport_data: string;
    },
  ): Promise<Readonly<Record<string, string>>> {
    const common = {
      app: 'media-contract',
      channelId: id,
      encapsulation: 'none',
      transport: 'websocket',
      format,
    } as const;
    const channel = await client.channels.externalMedia({ ...common, ...way });
    expect(channel.state).toBe('Down');
    return channel.channelvars as Record<string, string>;
  }

  function nextId(): string {
    number += 1;
    return `media-contract-${process.pid}-${number}-`;
  }

  function entered(id: string): Promise<unknown> {
    return new Promise((resolve) => client.on('StasisStart', ({ channel }) => channel.id === id && resolve(id)));
  }

  /** The program connects to the server. */
  async function connected(format: string): Promise<FarEnd> {
    const id = nextId();
    const inside = entered(id);
    const variables = await made(format, id, {
      connection_type: 'server',
      external_host: 'INCOMING',
      transport_data: 'f(json)',
    });
    const connection = variables['MEDIA_WEBSOCKET_CONNECTION_ID'] ?? '';
    const address = `${place().url.replace(/^http/, 'ws')}/media/${connection}`;
    const socket = new WebSocket(address, ['media']);
    const end = new FarEnd(id, address, socket);
    ends.push(end);
    await once(socket, 'open');
    await inside;
    await end.heard('MEDIA_START');
    return end;
  }

  /** The server connects to the program. */
  async function called(format: string, query = ''): Promise<FarEnd> {
    const id = nextId();
    const inside = entered(id);
    const { program } = place();
    const came = new Promise<FarEnd>((resolve) =>
      program.expect(id, (socket) => resolve(new FarEnd(id, program.uri, socket))),
    );
    await made(format, id, {
      connection_type: 'client',
      external_host: SECTION,
      transport_data: `f(json)v(id=${id}${query})`,
    });
    const end = await came;
    ends.push(end);
    await inside;
    await end.heard('MEDIA_START');
    return end;
  }

  async function refusal(address: string): Promise<number> {
    const socket = new WebSocket(address, ['media']);
    socket.on('error', () => {});
    const [, { statusCode }] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    socket.terminate();
    return statusCode;
  }

  it('lets one program in, once, and nobody it does not know', async () => {
    const { address } = await connected('ulaw');
    expect(await refusal(address)).toBe(409);
    expect(await refusal(address.replace(/[^/]+$/, 'unknown'))).toBe(404);
    expect((await fetch(address.replace('ws', 'http'))).status).toBe(409);
  });

  it('calls a program as its section says, with what the call adds to the address', async () => {
    const { words, id } = await called('ulaw', ',a=x.y,b=%41');
    const { url, headers } = place().program.handshakes.at(-1) ?? { headers: {} };
    expect(url).toBe(`/media?id=${id}&a=x.y&b=%41`);
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('outbound:outbound').toString('base64')}`,
      'sec-websocket-protocol': 'media',
    });
    expect(words[0]).toMatchObject({ connection_id: SECTION });
  });

  // Seen, and a trap: a program that tells calls apart by the address must be given something at each.
  it('keeps what a call has added to the address for the next call that adds nothing', async () => {
    const { id } = await called('ulaw');
    const { handshakes } = place().program;
    const before = handshakes.length;
    const other = nextId();
    await made('ulaw', other, { connection_type: 'client', external_host: SECTION, transport_data: 'f(json)' });
    await vi.waitFor(() => expect(handshakes.length).toBeGreaterThan(before), PATIENCE);
    expect(handshakes[before]?.url).toBe(`/media?id=${id}`);
    await client.channels.hangup(other);
  });

  it('tries a program that refuses four times, and then the channel is gone', async () => {
    const { program, url, username, password } = place();
    program.refuses = true;
    const watcher = new AriClient({ url, username, password, apps: 'media-contract-watcher', subscribeAll: true });
    await watcher.connect();
    const id = nextId();
    const gone = new Promise<object>((resolve) =>
      watcher.on('ChannelDestroyed', (event) => event.channel.id === id && resolve(event)),
    );
    const told: string[] = [];
    watcher.on('*', (event) => {
      const { channel, peer } = event as { readonly channel?: { id: string }; readonly peer?: { id: string } };
      if (channel?.id === id || peer?.id === id) told.push(event.type);
    });
    const before = program.handshakes.length;
    await made('ulaw', id, {
      connection_type: 'client',
      external_host: SECTION,
      transport_data: `f(json)v(id=${id})`,
    });
    expect(await gone).toMatchObject({ cause: 3, cause_txt: 'No route to destination' });
    expect(program.handshakes.length - before).toBe(4);
    expect(told.filter((type) => type !== 'ChannelVarset')).toEqual([
      'ChannelCreated',
      'ChannelDialplan',
      'ChannelDestroyed',
    ]);
    await watcher.close();
  });

  describe.each([
    { direction: 'the program has opened', opened: connected, name: /^WebSocket\/INCOMING\/0x/ },
    { direction: 'the server has opened', opened: called, name: /^WebSocket\/media-percall\/0x/ },
  ])('that $direction', ({ opened, name }) => {
    async function bridged(...formats: string[]): Promise<FarEnd[]> {
      const all: FarEnd[] = [];
      for (const format of formats) all.push(await opened(format));
      bridge = await client.bridges.create({ type: 'mixing' });
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
        client.on('ChannelDestroyed', (event) => event.channel.id === end.id && resolve(event)),
      );
      finish(end);
      expect(await gone).toMatchObject(cause);
      await vi.waitFor(() => expect(end.closed).toBeDefined(), PATIENCE);
    });

    it('is closed with 1000 when the application hangs it up', async () => {
      const end = await opened('ulaw');
      await client.channels.hangup(end.id);
      await vi.waitFor(() => expect(end.closed).toBe(1_000), PATIENCE);
    });
  });
});
