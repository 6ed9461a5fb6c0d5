import { randomUUID } from 'node:crypto';
import { AriClient, type Bridge } from 'nestjs-ari/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { describeMediaOnBoth } from './media/media-place.js';
import type { MediaProgram } from './media/media-program.js';
import { PATIENCE } from './media/until.js';

const APP = 'audio-socket-contract';

type Connection = MediaProgram['connections'][number];

interface Opened {
  readonly id: string;
  readonly uuid: string;
  readonly connection: Connection;
  /** What came behind the first message. */
  heard(): Buffer;
  /** The types of all events of the channel; those of variables are left out. */
  told(): string[];
}

function message(kind: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.from([kind, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([header, payload]);
}

/** Kind and bytes of a frame of 20 ms in each linear format; what is asked for as µ-law comes and goes as `slin`. */
const FRAMES: Readonly<Record<string, readonly [kind: number, bytes: number]>> = {
  slin: [0x10, 320],
  slin16: [0x12, 640],
  slin24: [0x13, 960],
  slin48: [0x16, 1_920],
};

/**
 * Sends silence from time to time. Asterisk 22.10.1 may wait for a program that says nothing, and then sends it nothing
 * either, and answers nothing about channels any more (asterisk/asterisk#2089).
 */
function murmur({ socket }: Connection, format: string, every: number): NodeJS.Timeout {
  const [kind, bytes] = FRAMES[format] ?? [0x10, 320];
  const timer = setInterval(() => socket.writable && socket.write(message(kind, Buffer.alloc(bytes))), every);
  socket.once('close', () => clearInterval(timer));
  return timer;
}

describeMediaOnBoth('an AudioSocket channel', (place) => {
  let client: AriClient;
  let bridge: Bridge | undefined;
  const ids: string[] = [];

  beforeEach(async () => {
    const { url, username, password } = place();
    client = new AriClient({ url, username, password, apps: APP, subscribeAll: true });
    await client.connect();
  });
  afterEach(async () => {
    for (const id of ids.splice(0)) await client.channels.hangup(id).catch(() => {});
    await bridge?.destroy().catch(() => {});
    bridge = undefined;
    await client.close();
  });

  function order(format: string, uuid: string, more: object = {}) {
    const way = { encapsulation: 'audiosocket', transport: 'tcp', external_host: place().program.host } as const;
    return { app: APP, channelId: `${APP}-${randomUUID()}`, format, data: uuid, ...way, ...more };
  }

  async function opened(format: string, murmurs = true): Promise<Opened> {
    const uuid = randomUUID();
    const { program } = place();
    const before = program.connections.length;
    const wish = order(format, uuid);
    const { channelId: id } = wish;
    ids.push(id);
    const types: string[] = [];
    client.on('*', (event) => {
      const { channel, peer } = event as { readonly channel?: { id: string }; readonly peer?: { id: string } };
      if (channel?.id === id || peer?.id === id) types.push(event.type);
    });
    const entered = new Promise<readonly string[]>((resolve) =>
      client.on('StasisStart', ({ channel, args }) => channel.id === id && resolve(args)),
    );
    const channel = await client.channels.externalMedia(wish);
    expect([channel.state, channel.name]).toEqual(['Down', `AudioSocket/${program.host}-${uuid}`]);
    expect(await entered).toEqual([uuid]);
    const connection = await program.connection(before);
    await vi.waitFor(() => expect(connection.bytes.length).toBeGreaterThanOrEqual(19), PATIENCE);
    expect(connection.bytes.subarray(0, 19)).toEqual(message(1, Buffer.from(uuid.replaceAll('-', ''), 'hex')));
    if (murmurs) murmur(connection, format, 200);
    const heard = (): Buffer => connection.bytes.subarray(19);
    return { id, uuid, connection, heard, told: () => types.filter((type) => type !== 'ChannelVarset') };
  }

  async function bridged(...formats: string[]): Promise<Opened[]> {
    const all: Opened[] = [];
    for (const format of formats) all.push(await opened(format, false));
    bridge = await client.bridges.create({ type: 'mixing' });
    await bridge.addChannel(all.map(({ id }) => id));
    return all;
  }

  /** Waits until sound has come. Where none comes for a second, silence is sent that way; resolves with whether it was. */
  async function untilHeard({ connection, heard }: Opened, format: string, sound: Buffer): Promise<boolean> {
    let murmured = false;
    const silent = setTimeout(() => {
      murmured = true;
      murmur(connection, format, 1_000);
    }, 1_000);
    await vi.waitFor(() => expect(heard().equals(sound)).toBe(true), PATIENCE);
    clearTimeout(silent);
    return murmured;
  }

  it('says whose sound it is, and is told of as any channel', async () => {
    const { told } = await opened('slin');
    const expected = ['ChannelCreated', 'ChannelDialplan', 'Dial', 'ChannelStateChange', 'Dial', 'StasisStart'];
    await vi.waitFor(() => expect(told()).toEqual(expected), PATIENCE);
  });

  it.each(Object.entries(FRAMES))(
    'passes sound on to the other party at once, bit by bit: %s',
    async (format, frame) => {
      const [kind, bytes] = frame;
      const [one, other] = (await bridged(format, format)) as [Opened, Opened];
      const frames = Array.from({ length: 20 }, (_, i) => message(kind, Buffer.alloc(bytes, 2 * i + 1)));
      one.connection.socket.write(Buffer.concat(frames));
      const murmured = await untilHeard(other, format, Buffer.concat(frames));
      // Silence is the absence of messages; what was murmured is all that came.
      const silence = message(kind, Buffer.alloc(bytes));
      const times = murmured ? one.heard().length / silence.length : 0;
      expect(one.heard()).toEqual(Buffer.concat(Array.from({ length: times }, () => silence)));
    },
  );

  // Seen: one label for what comes in as linear sound, and goes out as µ-law. This library asks for linear formats only.
  it('takes linear sound for a format of 8 bits, and gives the format under the label of linear sound', async () => {
    const [one, other] = (await bridged('ulaw', 'ulaw')) as [Opened, Opened];
    one.connection.socket.write(message(0x10, Buffer.alloc(320)));
    await untilHeard(other, 'slin', message(0x10, Buffer.alloc(160, 0xff)));
  });

  it('tells of keys, and takes none', async () => {
    const one = await opened('slin');
    await client.channels.sendDTMF(one.id, { dtmf: '5' });
    await vi.waitFor(() => expect(one.heard()).toEqual(message(3, Buffer.from('5'))), PATIENCE);
  });

  it.each([
    ['the message for that', message(0)],
    ['a key', message(3, Buffer.from('5'))],
    ['an unknown message', message(0x42, Buffer.from([1]))],
    ['sound without sound', message(0x10)],
  ])('ends by %s, and nobody is told why', async (_, bytes) => {
    const { connection, told, id } = await opened('slin');
    const gone = new Promise<object>((resolve) =>
      client.on('ChannelDestroyed', (event) => event.channel.id === id && resolve(event)),
    );
    connection.socket.write(bytes);
    expect(await gone).toMatchObject({ cause: 0, cause_txt: 'Unknown' });
    await vi.waitFor(() => expect(told().slice(-2)).toEqual(['StasisEnd', 'ChannelDestroyed']), PATIENCE);
    expect(told()).not.toContain('ChannelHangupRequest');
    await vi.waitFor(() => expect(connection.ended).toBe(true), PATIENCE);
  });

  it.each([
    ['closed', (connection: Connection) => void connection.socket.end()],
    ['reset', (connection: Connection) => void connection.socket.resetAndDestroy()],
  ])('ends when the connection is %s', async (_, end) => {
    const { connection, id } = await opened('slin');
    const gone = new Promise<object>((resolve) =>
      client.on('ChannelDestroyed', (event) => event.channel.id === id && resolve(event)),
    );
    end(connection);
    expect(await gone).toMatchObject({ cause: 0 });
  });

  it('closes the connection without a word when the application hangs it up', async () => {
    const { connection, id, heard } = await opened('slin');
    await client.channels.hangup(id);
    await vi.waitFor(() => expect(connection.ended).toBe(true), PATIENCE);
    expect(heard().length).toBe(0);
  });

  it.each([
    ['nobody listens', { external_host: '127.0.0.1:9' }],
    ['the id is none', { data: 'x' }],
    ['the format is none', { format: 'nope' }],
  ])('is not made when %s', async (_, more) => {
    const events: string[] = [];
    const wish = order('slin', randomUUID(), more);
    client.on('ChannelCreated', ({ channel }) => events.push(channel.id));
    expect(await failureOf(client.channels.externalMedia(wish))).toMatchObject({ status: 500 });
    expect(events).not.toContain(wish.channelId);
  });

  it('is not made twice under one id, and the second connection is closed', async () => {
    const { id } = await opened('slin');
    const { program } = place();
    const before = program.connections.length;
    const failure = await failureOf(client.channels.externalMedia(order('slin', randomUUID(), { channelId: id })));
    expect(failure).toMatchObject({ status: 500 });
    const second = await program.connection(before);
    await vi.waitFor(() => expect(second.ended).toBe(true), PATIENCE);
  });
});
