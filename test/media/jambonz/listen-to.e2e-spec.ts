import { AriClient, type Channel } from 'nestjs-ari/client';
import { listenTo, writeWav, type ListenStream, type ListenToOptions } from 'nestjs-ari/media';
import { AsteriskSimulator, type PhoneCall } from 'nestjs-ari/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { AsteriskWithMedia } from '../support/asterisk-with-media.js';
import { ListenAgent } from '../support/listen-agent.js';

interface OnTheLine {
  readonly agent: ListenAgent;
  readonly channel: Channel;
  readonly call: PhoneCall;
  listen(options?: ListenToOptions): Promise<ListenStream>;
}

async function called(): Promise<OnTheLine> {
  const asterisk = await AsteriskSimulator.start();
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, apps: 'agents' });
  onTestFinished(async () => {
    await client.close();
    await asterisk.stop();
  });
  const arrived = new Promise<Channel>((resolve) =>
    client.on('StasisStart', ({ channel }) => channel.caller.number === '1001' && resolve(channel)),
  );
  await client.connect();
  const call = await asterisk.call({ from: '1001', app: 'agents' });
  const channel = await arrived;
  await channel.answer();
  const agent = await ListenAgent.start();
  const listen = async (options: ListenToOptions = {}): Promise<ListenStream> => {
    const stream = await listenTo(channel, agent.url, { onMediaLost: 'keep', ...options });
    onTestFinished(() => stream.close());
    await eventually(() => expect(agent.texts.length).toBe(1));
    return stream;
  };
  return { agent, channel, call, listen };
}

/** Linear sound that is never quiet. */
function loud(ms: number, sample = 3_000): Buffer {
  return Buffer.from(new Int16Array(ms * 8).fill(sample).buffer);
}

describe('an agent for the verb listen of jambonz', () => {
  it('is told of the call in its first message, and hears something all the time', async () => {
    const { agent, channel, listen } = await called();
    const { callSid } = await listen({
      metadata: { customer: '4711' },
      headers: { 'x-tenant': 'a' },
      sampleRate: 16_000,
    });
    await eventually(() => expect(agent.sound.length).toBeGreaterThan(10));
    expect(agent.texts).toEqual([
      {
        sampleRate: 16_000,
        mixType: 'mono',
        callSid,
        direction: 'inbound',
        from: '1001',
        to: 's',
        callId: channel.id,
        callerId: '',
        callStatus: 'in-progress',
        sipStatus: 200,
        customer: '4711',
      },
    ]);
    expect(agent.soundFirst).toBe(false);
    expect(agent.sound.every(({ length }) => length === 640)).toBe(true);
    expect(agent.handshakes[0]?.headers).toMatchObject({
      'sec-websocket-protocol': 'audio.jambonz.org',
      'x-tenant': 'a',
    });
  });

  it('is told of marks once each: heard, thrown away, or cleared while the sound goes on', async () => {
    const { agent, listen } = await called();
    const { media } = await listen();
    agent.say(loud(100));
    agent.mark('first');
    await eventually(() => expect(agent.of('mark')).toEqual([{ name: 'first', event: 'playout' }]));
    agent.say(loud(5_000));
    agent.mark('second');
    agent.send({ type: 'clearMarks' });
    agent.mark('third');
    await eventually(() => expect(agent.of('mark').at(-1)).toEqual({ name: 'second', event: 'cleared' }));
    expect(media.queuedMs).toBeGreaterThan(1_000);
    agent.send({ type: 'killAudio' });
    await eventually(() => expect(agent.of('mark').at(-1)).toEqual({ name: 'third', event: 'cleared' }));
    expect(media.queuedMs).toBe(0);
    expect(agent.of('mark')).toHaveLength(3);
  });

  it('may cut its sound anywhere, in the middle of a sample too', async () => {
    const { agent, listen } = await called();
    const { media } = await listen();
    const sound = loud(200);
    for (let at = 0; at < sound.length; at += 333) agent.say(sound.subarray(at, at + 333));
    agent.mark('end');
    await eventually(() => expect(agent.of('mark')).toEqual([{ name: 'end', event: 'playout' }]));
    expect(media.heardMs).toBe(200);
  });

  it('plays whole sounds, raw and as WAV files, one after the other or instead of the other', async () => {
    const { agent, listen } = await called();
    const { media } = await listen();
    agent.play(loud(5_000), { id: 'long' });
    await eventually(() => expect(media.heardMs).toBeGreaterThan(0));
    agent.play(loud(100), { id: 'instead' });
    agent.play(writeWav(loud(100), 'slin'), { id: 'behind', audioContentType: 'wav', queuePlay: true });
    await eventually(() =>
      expect(agent.of('playDone').map((data) => (data as { id: string }).id)).toEqual(['long', 'instead', 'behind']),
    );
    expect(media.heardMs).toBeLessThan(4_000);
  });

  it('is told of keys where it wants them', async () => {
    const one = await called();
    await one.listen({ passDtmf: true });
    await one.call.press('4');
    await eventually(() => expect(one.agent.texts.at(-1)).toEqual({ event: 'dtmf', dtmf: '4' }));
    const two = await called();
    const { media } = await two.listen();
    const pressed = new Promise((resolve) => media.onDigit(resolve));
    await two.call.press('5');
    expect(await pressed).toBe('5');
    expect(two.agent.texts).toHaveLength(1);
  });

  it('ends it by a request, by closing, and with the caller', async () => {
    const one = await called();
    const asked = await one.listen();
    one.agent.send({ type: 'disconnect' });
    expect(await asked.ended).toEqual({ by: 'agent', reason: 'the agent asked for the end' });
    await eventually(() => expect(one.agent.closed).toBe(1000));
    const two = await called();
    const closed = await two.listen();
    two.agent.close();
    expect(await closed.ended).toMatchObject({ by: 'agent' });
    const three = await called();
    const left = await three.listen();
    await three.call.hangup();
    expect(await left.ended).toMatchObject({ by: 'caller' });
    await eventually(() => expect(three.agent.closed).toBe(1000));
  });

  it('is reported once for what is not understood, and not for what jambonz leaves to the application', async () => {
    const warnings: string[] = [];
    const emitted = vi.spyOn(process, 'emitWarning').mockImplementation((text) => void warnings.push(String(text)));
    onTestFinished(() => emitted.mockRestore());
    const { agent, listen } = await called();
    const stream = await listen();
    agent.send({ type: 'transcription', data: {} });
    for (const wrong of ['{', '[]', '{"type":"mark"}']) agent.send(wrong);
    agent.play(loud(20), { sampleRate: 11_000 });
    agent.play(loud(20), { audioContentType: 'wav' });
    agent.send({ type: 'playAudio', data: { audioContent: '§', audioContentType: 'raw', sampleRate: 8_000 } });
    agent.mark('end');
    await eventually(() => expect(agent.of('mark')).toEqual([{ name: 'end', event: 'playout' }]));
    expect(warnings.filter((text) => text.includes(stream.callSid))).toEqual([
      `[media] stream ${stream.callSid}: the agent is not understood: it is no JSON`,
    ]);
  });

  it('that marks without end is given up', async () => {
    const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    onTestFinished(() => emitted.mockRestore());
    const { agent, listen } = await called();
    const stream = await listen();
    for (let i = 0; i < 5_000; i += 1) agent.mark(`m${i}`);
    expect((await stream.ended).reason).toContain('given up');
  });

  it('that sends more sound at once than may wait is given up, and the call goes on', async () => {
    const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    onTestFinished(() => emitted.mockRestore());
    const { agent, channel, listen } = await called();
    const stream = await listen();
    const minute = loud(60_000);
    for (let i = 0; i < 12; i += 1) agent.say(minute);
    expect(await stream.ended).toMatchObject({
      by: 'agent',
      reason: expect.stringContaining('of sound came') as string,
    });
    expect((await channel.refresh()).state).toBe('Up');
  });

  it('is called before anything is done with the call, and options are checked before that', async () => {
    const { channel, agent } = await called();
    expect(await failureOf(listenTo(channel, 'ws://127.0.0.1:1/audio'))).toMatchObject({ reason: 'refused' });
    expect((await failureOf(listenTo(channel, 'http://agent.example.com'))).message).toContain('wss://');
    expect((await failureOf(listenTo(channel, agent.url, { sampleRate: 11_025 }))).message).toContain('8000, 16000');
    expect(agent.handshakes).toEqual([]);
  });
});

let place: AsteriskWithMedia;

describeOnAsterisk('a call that speaks with an agent for the verb listen of jambonz', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it('lets both hear each other, each at a rate of its own, and is silent when the agent says so', async () => {
    const agent = await ListenAgent.start();
    const { call, channel } = await place.call();
    const stream = await listenTo(channel, agent.url, {
      server: place.server,
      sampleRate: 8_000,
      agentSampleRate: 16_000,
      passDtmf: true,
    });
    onTestFinished(() => stream.close());
    const recorded = call.record();
    const heard = (byte: number): number => recorded.filter(({ sound }) => sound[80] === byte).length;
    // 0x19 of µ-law is -11,388 in linear; twice the samples, because the agent speaks at 16 kHz.
    agent.say(Buffer.from(new Int16Array(16_000).fill(-11_388).buffer));
    agent.mark('said');
    await eventually(() => expect(agent.of('mark')).toEqual([{ name: 'said', event: 'playout' }]));
    await eventually(() => expect(heard(0x19)).toBeGreaterThanOrEqual(49));
    await call.say(Buffer.alloc(4_000, 0x19));
    const loudSamples = (): number =>
      agent.sound.reduce((sum, bytes) => sum + (bytes.readInt16LE(0) === -11_388 ? bytes.length / 2 : 0), 0);
    await eventually(() => expect(loudSamples()).toBe(4_000));
    await call.press('4#');
    await eventually(() =>
      expect(agent.texts.filter(({ event }) => event === 'dtmf').map(({ dtmf }) => dtmf)).toEqual(['4', '#']),
    );
    agent.say(Buffer.from(new Int16Array(160_000).fill(-11_388).buffer));
    await eventually(() => expect(heard(0x19)).toBeGreaterThan(60));
    agent.send({ type: 'killAudio' });
    agent.mark('after');
    await eventually(() => expect(agent.of('mark').at(-1)).toEqual({ name: 'after', event: 'playout' }));
    expect(stream.media.queuedMs).toBe(0);
    await channel.hangup();
    expect(await stream.ended).toMatchObject({ by: 'caller' });
  });
});
