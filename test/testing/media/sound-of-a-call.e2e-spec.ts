import { AriClient, type Channel } from 'nestjs-ari/client';
import { MediaServer, openMedia, type MediaStream, type MediaWay, type OpenMediaOptions } from 'nestjs-ari/media';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { EnergyRecognizer, ToneSynthesizer, VoiceAgent, type Brain } from 'nestjs-ari/voice';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../client/support/eventually.js';
import { FaultProxy } from '../../faults/support/fault-proxy.js';

interface Place {
  readonly client: AriClient;
  readonly call: PhoneCall;
  readonly channel: Channel;
  open(options: OpenMediaOptions): Promise<MediaStream>;
}

const WAYS: readonly MediaWay[] = ['asteriskConnects', 'weConnect', 'audioSocket'];

async function called(way?: MediaWay): Promise<Place> {
  const server = new MediaServer({
    webSocket: { port: 0, host: '127.0.0.1', section: 'sound', username: 'media', password: 'secret' },
    audioSocket: { port: 0, host: '127.0.0.1' },
  });
  await server.listen();
  const asterisk = await AsteriskSimulator.start({
    webSocketClients: {
      sound: {
        uri: `ws://127.0.0.1:${server.webSocketPort}/media`,
        protocols: 'media',
        username: 'media',
        password: 'secret',
      },
    },
  });
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, apps: 'media' });
  onTestFinished(async () => {
    await server.close();
    await client.close();
    await asterisk.stop();
  });
  const arrived = new Promise<Channel>((resolve) =>
    client.on('StasisStart', ({ channel }) => channel.caller.number === '1001' && resolve(channel)),
  );
  await client.connect();
  const call = await asterisk.call({ from: '1001', app: 'media' });
  const channel = await arrived;
  await channel.answer();
  const open = async (options: OpenMediaOptions): Promise<MediaStream> => {
    const media = await openMedia(channel, way === undefined ? options : { server, way, ...options });
    onTestFinished(() => media.close());
    return media;
  };
  return { client, call, channel, open };
}

const WORD = Buffer.alloc(1_600, 0x2d);

describe('the sound of a call on the simulator', () => {
  it.each(WAYS)('goes both ways, bit by bit in µ-law (%s)', async (way) => {
    const { call, open } = await called(way);
    const media = await open({ format: 'ulaw' });
    expect(media.way).toBe(way);
    const heard: Buffer[] = [];
    media.onFrame(({ audio }) => void heard.push(audio));
    await call.say(WORD);
    await eventually(() => expect(Buffer.concat(heard).equals(WORD)).toBe(true));
    expect(await media.play(WORD)).toEqual({ outcome: 'played', playedMs: 200 });
    expect(Buffer.concat(call.recorded.filter(([first]) => first !== 0xff)).equals(WORD)).toBe(true);
  });

  it('is converted for a program that reads another format', async () => {
    const { call, open } = await called();
    const media = await open({ format: 'slin16' });
    await call.say(WORD);
    const first = await media[Symbol.asyncIterator]().next();
    expect(first.value?.audio).toHaveLength(640);
    expect(first.value?.level).toBeGreaterThan(1_000);
    await media.play(Buffer.alloc(6_400, 0x10));
    expect(call.recorded).toHaveLength(10);
  });

  it.each(WAYS)('is flushed, and nothing old is heard (%s)', async (way) => {
    const { call, open } = await called(way);
    const media = await open({ format: 'ulaw' });
    void media.write(Buffer.alloc(16_000, 0x10));
    await eventually(() => expect(call.recorded.length).toBeGreaterThan(5));
    media.flush();
    await media.play(Buffer.alloc(160, 0x20));
    const bytes = call.recorded.map((frame) => frame[0]);
    // AudioSocket sends silence where there is nothing else.
    const spoken = bytes.filter((byte) => byte === 0x10 || byte === 0x20);
    expect(spoken.indexOf(0x20)).toBe(spoken.length - 1);
    expect(spoken.length).toBeLessThan(100);
  });

  it.each(WAYS)('brings a key once, and ends with the caller (%s)', async (way) => {
    const { call, open } = await called(way);
    const media = await open({ format: 'ulaw' });
    const digits: string[] = [];
    media.onDigit((digit) => void digits.push(digit));
    await call.press('5');
    await eventually(() => expect(digits).toEqual(['5']));
    await call.hangup();
    expect(await media.ended).toMatchObject({ by: 'caller' });
  });

  // A bridge that was taken away earlier has cost callers of a busy Asterisk their last frame.
  it('keeps its bridge until the server has read everything', async () => {
    const asterisk = await AsteriskSimulator.start();
    const proxy = await FaultProxy.before(asterisk.port);
    const { username, password } = asterisk;
    const client = new AriClient({ url: proxy.url, username, password, apps: 'media' });
    onTestFinished(async () => {
      await client.close();
      await asterisk.stop();
    });
    const arrived = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
    await client.connect();
    await asterisk.call({ from: '1001', app: 'media' });
    const channel = await arrived;
    await channel.answer();
    const known = new Set(proxy.sockets);
    const media = await openMedia(channel, { format: 'ulaw', way: 'weConnect' });
    // The server has not read what was written: its last words are under way.
    proxy.sockets.find((line) => !known.has(line))?.freeze();
    await media.close();
    expect(await client.bridges.list()).toHaveLength(1);
    await eventually(async () => expect(await client.bridges.list()).toEqual([]));
  });

  it.each(WAYS)('goes where the options say when it is lost (%s)', async (way) => {
    const { client, call, open } = await called(way);
    const media = await open({ format: 'ulaw', onMediaLost: 'hangup' });
    await client.channels.hangup(media.mediaChannelId);
    expect(['asterisk', 'network']).toContain((await media.ended).by);
    await call.ended();
  });

  it('carries an agent that is interrupted', async () => {
    const { call, channel, open } = await called();
    const media = await open({ format: 'slin16' });
    const brain: Brain = {
      async *answer() {
        yield 'ok';
      },
    };
    const parts = { recognizer: new EnergyRecognizer({ silence: 100 }), brain, synthesizer: new ToneSynthesizer() };
    const talk = new VoiceAgent({ ...parts, greeting: 'a'.repeat(100) }).talk(channel, media);
    await eventually(() => expect(call.recorded.length).toBeGreaterThan(5));
    await call.say(Buffer.alloc(1_600, 0x10));
    await eventually(() => expect(media.queuedMs).toBe(0));
    const interrupted = call.recorded.length;
    await eventually(() => expect(call.recorded.length - interrupted).toBeGreaterThanOrEqual(6));
    await call.hangup();
    const { outcome, turns } = await talk.ended;
    expect(outcome).toBe('caller');
    expect(turns.map((turn) => turn.outcome)[0]).toBe('interrupted');
    expect(interrupted).toBeLessThan(200);
  });
});
