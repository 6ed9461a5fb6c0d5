import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { streamTo, type AgentStream, type StreamToOptions } from 'nestjs-ari/media';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { AsteriskWithMedia, type CallWithMedia } from '../support/asterisk-with-media.js';
import { TwilioAgent } from '../support/twilio-agent.js';

let place: AsteriskWithMedia;

async function streamed(
  agent: TwilioAgent,
  options: StreamToOptions = {},
): Promise<{
  readonly stream: AgentStream;
  readonly call: CallWithMedia['call'];
  readonly channel: CallWithMedia['channel'];
}> {
  const { call, channel } = await place.call();
  const stream = await streamTo(channel, agent.url, { server: place.server, ...options });
  onTestFinished(() => stream.close());
  await eventually(() => expect(agent.of('start').length).toBe(1));
  return { stream, call, channel };
}

const WORD = Buffer.alloc(8_000, 0x19);

describeOnAsterisk('a call that speaks with an agent for Twilio', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it('introduces itself as Twilio does', async () => {
    const agent = await TwilioAgent.start();
    const { stream } = await streamed(agent, { parameters: { customer: '4711' }, authToken: 'secret' });
    await eventually(() => expect(agent.of('media').length).toBeGreaterThan(10));
    const [connected, start] = agent.messages;
    expect(connected).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(start).toEqual({
      event: 'start',
      sequenceNumber: '1',
      streamSid: stream.streamSid,
      start: {
        streamSid: stream.streamSid,
        accountSid: `AC${'0'.repeat(32)}`,
        callSid: expect.stringMatching(/^CA[0-9a-f]{32}$/) as string,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8_000, channels: 1 },
        customParameters: { customer: '4711' },
      },
    });
    expect(stream.streamSid).toMatch(/^MZ[0-9a-f]{32}$/);
    // Silence comes as well: an agent hears something all the time.
    const media = agent.of('media').map((message) => message['media']);
    expect(media.slice(0, 2)).toMatchObject([
      { track: 'inbound', chunk: '1', timestamp: '0' },
      { track: 'inbound', chunk: '2', timestamp: '20' },
    ]);
    const numbers = agent.messages.slice(1).map((message) => Number(message['sequenceNumber']));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const signature = createHmac('sha1', 'secret').update(agent.url).digest('base64');
    expect(agent.handshakes[0]?.headers['x-twilio-signature']).toBe(signature);
  });

  it('lets both hear each other, and tells digits and marks', async () => {
    const agent = await TwilioAgent.start();
    const { call } = await streamed(agent);
    const recorded = call.record();
    agent.say(WORD);
    agent.mark('responsePart');
    agent.say(WORD);
    agent.mark('responsePart');
    await eventually(() =>
      expect(agent.of('mark').map(({ mark }) => mark)).toEqual([{ name: 'responsePart' }, { name: 'responsePart' }]),
    );
    expect(Buffer.concat(recorded.map(({ sound }) => sound)).filter((byte) => byte === 0x19).length).toBe(16_000);
    await call.say(Buffer.alloc(4_000, 0x33));
    await eventually(() => expect(agent.heard().filter((byte) => byte === 0x33).length).toBe(4_000));
    await call.press('4#');
    await eventually(() =>
      expect(agent.of('dtmf').map(({ dtmf }) => dtmf)).toEqual([
        { track: 'inbound_track', digit: '4' },
        { track: 'inbound_track', digit: '#' },
      ]),
    );
  });

  it('clears at once, and gives pending marks back', async () => {
    const agent = await TwilioAgent.start();
    const { call, stream } = await streamed(agent);
    const recorded = call.record();
    for (let i = 0; i < 20; i += 1) {
      agent.say(WORD);
      agent.mark(`part ${i}`);
    }
    await eventually(() => expect(recorded.some(({ sound }) => sound[0] === 0x19)).toBe(true));
    agent.clear();
    await eventually(() => expect(agent.of('mark').length).toBe(20));
    expect(stream.media.queuedMs).toBe(0);
    agent.say(Buffer.alloc(800, 0x44));
    agent.mark('after');
    await eventually(() => expect(agent.of('mark').at(-1)?.['mark']).toEqual({ name: 'after' }));
    const first = recorded.findIndex(({ sound }) => sound[0] === 0x44);
    expect(recorded.slice(first).some(({ sound }) => sound[0] === 0x19)).toBe(false);
  });

  it('ends with the caller: the agent gets stop', async () => {
    const agent = await TwilioAgent.start();
    const { call, stream } = await streamed(agent);
    await call.hangup();
    expect((await stream.ended).by).toBe('caller');
    await eventually(() => expect(agent.closed).toBe(1000));
    expect(agent.messages.at(-1)).toMatchObject({ event: 'stop', streamSid: stream.streamSid });
  });

  it('ends with the agent, and the call goes on where it was told to', async () => {
    const agent = await TwilioAgent.start();
    const { call, stream } = await streamed(agent);
    agent.close();
    expect(await stream.ended).toEqual({ by: 'agent', reason: 'the agent closed the stream with 1000' });
    // The dialplan behind Stasis() hangs up.
    await call.ended();
  });

  it('leaves the call as it is when the agent cannot be reached', async () => {
    const { call, channel } = await place.call();
    const failure = await failureOf(streamTo(channel, 'ws://127.0.0.1:9/media', { server: place.server }));
    expect(failure).toMatchObject({ reason: 'refused', message: expect.stringContaining('127.0.0.1:9') as string });
    expect(await failureOf(streamTo(channel, 'https://agent.example.com'))).toMatchObject({ reason: 'refused' });
    expect((await channel.refresh()).state).toBe('Up');
    await call.hangup();
  });

  it('bears an agent that sends rubbish, and gives up one that sends without end', async () => {
    const warnings = vi.spyOn(process, 'emitWarning').mockReturnValue();
    onTestFinished(() => warnings.mockRestore());
    const agent = await TwilioAgent.start();
    const { stream, call } = await streamed(agent, { onMediaLost: 'keep' });
    const rubbish = ['{', '[]', '""', '{"event":"media"}', '{"event":"media","media":{"payload":"&&&&"}}'];
    for (const text of [
      ...rubbish,
      '{"event":"media","media":{"payload":""}}',
      '{"event":"mark"}',
      '{"event":"dance"}',
    ]) {
      agent.send(text);
    }
    agent.say(WORD);
    agent.mark('still here');
    await eventually(() => expect(agent.of('mark').length).toBe(1));
    expect(warnings.mock.calls.length).toBe(1);
    for (let i = 0; i < 5_000; i += 1) agent.mark('without end');
    agent.say(WORD);
    for (let i = 0; i < 5_000; i += 1) agent.mark('without end');
    expect(await stream.ended).toMatchObject({
      by: 'agent',
      reason: expect.stringContaining('marks wait already') as string,
    });
    await call.hangup();
  });

  it('gives up an agent that sends more sound than may wait', async () => {
    const agent = await TwilioAgent.start();
    const { stream } = await streamed(agent, { onMediaLost: 'keep' });
    const minute = Buffer.alloc(480_000, 0x19);
    for (let i = 0; i < 20; i += 1) agent.say(minute);
    expect(await stream.ended).toMatchObject({
      by: 'agent',
      reason: expect.stringContaining('of sound came') as string,
    });
  });

  it('cuts off an agent that sends a message without end, and the caller goes where the options say', async () => {
    const agent = await TwilioAgent.start();
    const { stream, call } = await streamed(agent, { onMediaLost: 'hangup' });
    agent.send(`{"event":"media","media":{"payload":"${'A'.repeat(30_000_000)}`);
    expect(await stream.ended).toMatchObject({ by: 'agent', reason: expect.stringContaining('Max payload') as string });
    await call.ended();
  });
});
