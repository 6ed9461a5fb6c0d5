import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FakeAri } from 'nestjs-ari/testing';
import {
  hangUp,
  OpenAiRealtimeModel,
  VoiceAgent,
  type OpenAiRealtimeOptions,
  type VoiceAgentOptions,
} from 'nestjs-ari/voice';
import { modelledStream } from '../media/support/stream-of-a-test.js';
import { RealtimeServer, type Message } from './support/realtime-server.js';

const PATIENCE = { timeout: 10_000 };

async function talkWith(
  server: RealtimeServer,
  {
    model = {},
    ...options
  }: Omit<Partial<VoiceAgentOptions>, 'model'> & { readonly model?: Partial<OpenAiRealtimeOptions> } = {},
) {
  const ari = new FakeAri();
  const { media, link } = modelledStream({ format: 'slin16' });
  const agent = new VoiceAgent({
    model: new OpenAiRealtimeModel({ url: server.url, apiKey: 'no-secret', ...model }),
    ...options,
  });
  const talk = agent.talk(await ari.channels.get('caller-1'), media);
  onTestFinished(() => talk.end('closed'));
  const loud = (): number => link.queue.heard.filter((frame) => frame.some((byte) => byte !== 0)).length;
  await vi.waitFor(() => expect(server.of('session.update')).toHaveLength(1), PATIENCE);
  return { talk, media, link, ari, loud };
}

const sound = (ms: number): Buffer => Buffer.alloc(ms * 48, Buffer.from([0x40, 0x20]));

describe('a model behind a Realtime socket', () => {
  it('learns in the handshake and in its first message who asks, how it sounds and which tools it has', async () => {
    const server = await RealtimeServer.start();
    await talkWith(server, {
      model: { instructions: 'be brief', voice: 'calm', session: { max_output_tokens: 100 } },
      tools: [hangUp({ description: 'hangs up' })],
    });
    expect(server.handshakes[0]?.headers.authorization).toBe('Bearer no-secret');
    const format = { type: 'audio/pcm', rate: 24_000 };
    expect(server.of('session.update')[0]).toEqual({
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        instructions: 'be brief',
        audio: {
          input: { format, turn_detection: { type: 'server_vad' } },
          output: { format, voice: 'calm' },
        },
        tools: [
          {
            type: 'function',
            name: 'hang_up',
            description: 'hangs up',
            parameters: { type: 'object', properties: {} },
          },
        ],
        tool_choice: 'auto',
        max_output_tokens: 100,
      },
    });
  });

  it('hears the caller all the time at 24 kHz, and is heard', async () => {
    const server = await RealtimeServer.start();
    const { link, loud } = await talkWith(server);
    link.sound(Buffer.alloc(640, 8));
    await vi.waitFor(() => expect(server.heard().length).toBeGreaterThan(48 * 200), PATIENCE);
    expect(server.heard().some((byte) => byte !== 0)).toBe(true);
    server.answer('item_1', { sound: sound(300) });
    server.complete();
    await vi.waitFor(() => expect(loud()).toBeGreaterThanOrEqual(15), PATIENCE);
    expect(loud()).toBeLessThanOrEqual(16);
  });

  it('says a greeting, and is told of keys and of silence', async () => {
    const server = await RealtimeServer.start((message, self) => {
      if (message.type === 'response.create') {
        self.answer('item_a', { sound: sound(20) });
        self.complete();
      }
    });
    const { link } = await talkWith(server, { greeting: 'Hello there', noInput: { after: 300, attempts: 50 } });
    await vi.waitFor(() => expect(server.of('response.create')).toHaveLength(1), PATIENCE);
    expect(server.of('response.create')[0]?.['response']).toEqual({
      instructions: 'Say exactly this, and nothing else: Hello there',
    });
    link.digit('4');
    link.digit('#');
    const texts = (): unknown[] => server.of('conversation.item.create').map(({ item }) => item);
    const told = (role: string, part: string): object =>
      expect.objectContaining({
        role,
        content: [{ type: 'input_text', text: expect.stringContaining(part) as string }],
      });
    await vi.waitFor(() => expect(texts()).toContainEqual(told('user', 'keys 4')), PATIENCE);
    await vi.waitFor(() => expect(texts()).toContainEqual(told('system', 'said nothing')), PATIENCE);
  });

  it('is interrupted: what was not heard is cut off its memory, and never beyond what it has sent', async () => {
    const server = await RealtimeServer.start();
    const { media, loud } = await talkWith(server);
    server.answer('item_1', { sound: sound(5_000), words: 'a long story' });
    await vi.waitFor(() => expect(loud()).toBeGreaterThan(10), PATIENCE);
    server.speechStarted();
    await vi.waitFor(() => expect(server.of('conversation.item.truncate')).toHaveLength(1), PATIENCE);
    const [truncated] = server.of('conversation.item.truncate');
    expect(truncated).toMatchObject({ item_id: 'item_1', content_index: 0 });
    expect(truncated?.['audio_end_ms']).toBe(media.heardMs);
    const before = loud();
    // What is still on its way is not heard any more.
    server.send({
      type: 'response.output_audio.delta',
      item_id: 'item_1',
      content_index: 0,
      delta: sound(500).toString('base64'),
    });
    server.answer('item_2', { sound: sound(100) });
    server.complete();
    await vi.waitFor(() => expect(loud() - before).toBeGreaterThanOrEqual(5), PATIENCE);
    expect(await media.drained()).toBe('played');
    expect(loud() - before).toBeLessThanOrEqual(6);
    expect(server.messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('uses a tool, and speaks on with its output', async () => {
    const server = await RealtimeServer.start((message, self) => {
      if (message.type === 'response.create') {
        self.answer('item_2', { sound: sound(40) });
        self.complete();
      }
    });
    const run = vi.fn(() => ({ sky: 'blue' }));
    const { loud } = await talkWith(server, { tools: [{ name: 'weather', description: 'tells it', run }] });
    server.call('call_1', 'weather', { town: 'Ghent' });
    server.complete();
    await vi.waitFor(() => expect(loud()).toBeGreaterThan(1), PATIENCE);
    expect(run.mock.calls[0]?.[0 as never]).toEqual({ town: 'Ghent' });
    const item = { type: 'function_call_output', call_id: 'call_1', output: '{"sky":"blue"}' };
    expect(server.of('conversation.item.create')).toEqual([{ type: 'conversation.item.create', item }]);
  });

  it('is asked again for an answer that it could not begin', async () => {
    const server = await RealtimeServer.start();
    const run = (): string => 'done';
    await talkWith(server, { tools: [{ name: 'work', description: '', run }] });
    // The call belongs to an answer that goes on.
    server.call('call_1', 'work', {});
    await vi.waitFor(() => expect(server.of('conversation.item.create')).toHaveLength(1), PATIENCE);
    expect(server.of('response.create')).toHaveLength(0);
    server.complete();
    await vi.waitFor(() => expect(server.of('response.create')).toHaveLength(1), PATIENCE);
  });
});

describe('a Realtime server that behaves badly', () => {
  it.each([
    ['closes the connection', (server: RealtimeServer) => server.hangUp(1011), /closed the connection with 1011/],
    ['sends a message of 20 MB', (server: RealtimeServer) => server.send(`"${'a'.repeat(20_000_000)}"`), /Max payload/],
    [
      'talks nonsense',
      (server: RealtimeServer) => {
        for (let time = 0; time < 200; time += 1) server.send('{');
      },
      /talks nonsense: a message is not JSON/,
    ],
  ])('%s: the caller goes where the options say', async (_, misbehave, reason) => {
    const server = await RealtimeServer.start();
    const { talk, ari } = await talkWith(server, { onModelLost: 'hangup' });
    misbehave(server);
    const end = await talk.ended;
    expect(end.outcome).toBe('modelLost');
    expect(end.reason).toMatch(reason);
    await vi.waitFor(() => expect(ari.commands.at(-1)?.operation).toBe('channels.hangup'), PATIENCE);
  });

  it('refuses the handshake: the conversation ends, and no message shows the key', async () => {
    const server = await RealtimeServer.start();
    const ari = new FakeAri();
    const { media } = modelledStream({ format: 'slin16' });
    const url = server.url.replace('ws://', 'ws://').replace(/:\d+/, ':9');
    const agent = new VoiceAgent({ model: new OpenAiRealtimeModel({ url, apiKey: 'no-secret' }) });
    const end = await agent.talk(await ari.channels.get('1'), media).ended;
    expect(end).toMatchObject({ outcome: 'modelLost' });
    expect(end.reason).not.toContain('no-secret');
  });

  it('sends sound that is no sound, and unknown messages: they are borne', async () => {
    const server = await RealtimeServer.start();
    const { talk, loud } = await talkWith(server);
    const messages: readonly Message[] = [
      { type: 'response.output_audio.delta', item_id: 'x', delta: '!!!!' },
      { type: 'response.output_audio.delta', delta: 7 },
      { type: 'response.output_audio.delta', item_id: 'x' },
      { type: 'rate_limits.updated' },
      { type: 'response.done', response: 7 },
      {
        type: 'response.output_item.done',
        item: { type: 'function_call', call_id: 'c', name: 'none', arguments: '{' },
      },
    ];
    for (const message of messages) server.send(message);
    server.answer('item_1', { sound: sound(100) });
    await vi.waitFor(() => expect(loud()).toBeGreaterThan(3), PATIENCE);
    expect(talk.media.end).toBeUndefined();
  });
});
