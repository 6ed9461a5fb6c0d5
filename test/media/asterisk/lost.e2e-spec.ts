import { AriClient, type Channel } from 'nestjs-ari/client';
import { openMedia, type MediaEnd, type MediaLostReaction, type MediaStream } from 'nestjs-ari/media';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { eventually } from '../../client/support/eventually.js';
import { RecordingLogger } from '../../client/support/recording-logger.js';
import type { FaultLine } from '../../faults/support/fault-line.js';
import { FaultProxy } from '../../faults/support/fault-proxy.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

/** A text message as a server writes it. */
const TEXT = Buffer.concat([Buffer.from([0x81, 4]), Buffer.from('word')]);

interface Fault {
  readonly name: string;
  /** It takes two beats of the socket, ten seconds, to be noticed: all reactions are tried with SOAK=1 only. */
  readonly slow?: true;
  happens(line: FaultLine, media: MediaStream, client: AriClient): unknown;
}

const FAULTS: readonly Fault[] = [
  { name: 'the socket is cut', happens: (line) => line.cut() },
  // A reserved bit: no WebSocket sends it.
  { name: 'bytes come that are no WebSocket', happens: (line) => line.inject(Buffer.from([0xf1, 0x00])) },
  {
    name: 'texts come without end',
    happens: (line) => line.inject(Buffer.concat(Array.from({ length: 20_000 }, () => TEXT))),
  },
  {
    name: 'Asterisk ends the media channel',
    happens: (_, media, client) => client.channels.hangup(media.mediaChannelId),
  },
  { name: 'nothing passes any more, and nobody says so', slow: true, happens: (line) => line.freeze() },
];

let asterisk: AsteriskServer;

interface ProxiedClient {
  readonly proxy: FaultProxy;
  readonly client: AriClient;
  /** A caller who has been answered. */
  call(): Promise<{ readonly call: SippCall; readonly channel: Channel }>;
}

/** A client all of whose connections go through a proxy. */
async function proxied(): Promise<ProxiedClient> {
  const proxy = await FaultProxy.before(Number(new URL(asterisk.url).port));
  const { username, password } = asterisk;
  const client = new AriClient({ url: proxy.url, username, password, apps: 'lost', logger: new RecordingLogger() });
  onTestFinished(() => client.close());
  await client.connect();
  const call = async () => {
    const arrived = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
    const phone = await SippCall.place(asterisk, { extension: 'app-lost' });
    onTestFinished(() => phone.unplug());
    const channel = await arrived;
    await channel.answer();
    await phone.answered();
    return { call: phone, channel };
  };
  return { proxy, client, call };
}

describeOnAsterisk('a call whose sound is lost because', () => {
  beforeAll(async () => {
    asterisk = await AsteriskServer.start();
  });
  afterAll(() => asterisk.stop());

  it.each(FAULTS)('$name goes where onMediaLost says', { timeout: 90_000 }, async ({ slow, happens }) => {
    const { proxy, client, call: called } = await proxied();
    const warnings: string[] = [];
    const warned = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const lost = async (onMediaLost: MediaLostReaction): Promise<readonly string[]> => {
      const { call, channel } = await called();
      const known = new Set(proxy.sockets);
      const media = await openMedia(channel, { format: 'slin16', way: 'weConnect', onMediaLost });
      const line = proxy.sockets.find((one) => !known.has(one));
      if (line === undefined) throw new Error('the sound does not go through the proxy');
      const done = followed(channel);
      void media.write(Buffer.alloc(640_000, 1));
      const mark = media.mark('never heard');
      await happens(line, media, client);
      expect(['asterisk', 'network']).toContain((await media.ended).by);
      expect((await mark).outcome).toBe('flushed');
      await call.ended();
      return done();
    };
    let end: MediaEnd | undefined;
    const prompt: MediaLostReaction = async (channel, because) => {
      end = because;
      await channel.play('sound:digits/1').finished();
      await channel.hangup();
    };
    expect(await lost('continueInDialplan')).toEqual(['continueInDialplan']);
    if (slow === true && process.env['SOAK'] !== '1') return;
    expect(await lost('hangup')).toEqual(['hangup']);
    expect(await lost(prompt)).toEqual(['play', 'hangup']);
    expect(end?.reason).not.toBe('');
    // Three calls: whoever sends rubbish does not fill the log.
    expect(warnings.length).toBeLessThanOrEqual(3 * 21);
    await eventually(async () => {
      expect(await client.channels.list()).toEqual([]);
      expect(await client.bridges.list()).toEqual([]);
    });
  });
});

/** What is done with a channel from now on. */
function followed(channel: Channel): () => readonly string[] {
  const done: string[] = [];
  for (const what of ['continueInDialplan', 'hangup', 'play'] as const) {
    const before = channel[what].bind(channel) as (...values: never[]) => unknown;
    vi.spyOn(channel, what).mockImplementation(((...values: never[]) => {
      done.push(what);
      return before(...values);
    }) as never);
  }
  return () => [...done];
}
