import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import {
  EnergyRecognizer,
  hangUp,
  putOnHold,
  recordConversation,
  ToneSynthesizer,
  transferTo,
  VoiceAgent,
  type Conversation,
  type VoiceAgentOptions,
} from 'nestjs-ari/voice';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS, type CallWithMedia } from '../../media/support/asterisk-with-media.js';
import type { MediaWay } from 'nestjs-ari/media';
import { inPieces, LedBrain } from '../support/parts.js';

let place: AsteriskWithMedia;

interface Talk {
  readonly talk: Conversation;
  readonly call: CallWithMedia['call'];
  readonly channel: CallWithMedia['channel'];
  /** Packets with sound in them that the caller has heard, from one of them on. */
  readonly loud: (from?: number) => number;
}

async function talk(options: Partial<VoiceAgentOptions>, way?: MediaWay): Promise<Talk> {
  const { call, channel, open } = await place.call();
  const recorded = call.record();
  const media = await open({ format: 'slin16', way });
  const parts = { recognizer: new EnergyRecognizer({ silence: 200 }), synthesizer: new ToneSynthesizer() };
  const conversation = new VoiceAgent({ ...parts, brain: new LedBrain(() => inPieces('yes')), ...options }).talk(
    channel,
    media,
  );
  onTestFinished(() => conversation.end('closed'));
  const isLoud = ({ sound }: { readonly sound: Buffer }): boolean =>
    sound.filter((byte) => (byte & 0x7f) < 0x40).length > 40;
  return {
    talk: conversation,
    call,
    channel,
    loud: (from = 0) => recorded.slice(from).filter(isLoud).length,
  };
}

describeOnAsterisk('an agent on a real call', () => {
  beforeAll(async () => {
    place = await AsteriskWithMedia.start();
  });
  afterAll(() => place.stop());

  it.each(WAYS)('greets, is interrupted, answers to what was said, and knows what was heard (%s)', async (way) => {
    const brain = new LedBrain(() => inPieces('aaaaaaaaaa'));
    const { talk: conversation, call, loud } = await talk({ brain, greeting: 'b'.repeat(100) }, way);
    await eventually(() => expect(loud()).toBeGreaterThan(20));
    await call.speak(500);
    await eventually(() => expect(brain.asked).toHaveLength(1));
    const heard = loud();
    // Six seconds of greeting, and it was cut.
    expect(heard).toBeLessThan(200);
    await eventually(() => expect(loud() - heard).toBeGreaterThanOrEqual(25));
    const [greeting] = brain.asked[0] ?? [];
    expect(greeting).toMatchObject({ by: 'agent', interrupted: true });
    conversation.end('closed');
    const { turns } = await conversation.ended;
    expect(turns[0]).toMatchObject({ cause: 'greeting', outcome: 'interrupted' });
    // What is said to be heard is what was heard, of six seconds: to a frame or two on an idle machine.
    expect(Math.abs((turns[0]?.heardMs ?? 0) - heard * 20)).toBeLessThanOrEqual(500);
  });

  it('hangs up when its last word was heard', async () => {
    const brain = new LedBrain(() => inPieces('goodbye, dear', { id: '1', tool: 'hang_up', input: {} }));
    const { talk: conversation, call, loud } = await talk({ brain, tools: [hangUp()] });
    await call.press('1#');
    await call.ended();
    expect(await conversation.ended).toMatchObject({ outcome: 'agent' });
    // Twelve letters and a space of 60 ms.
    expect(loud()).toBeGreaterThanOrEqual(34);
  });

  it('lets the caller wait with music, and is there again', async () => {
    const brain = new LedBrain((conversation) =>
      conversation.at(-1)?.by === 'tool'
        ? inPieces('again')
        : inPieces('wait', { id: '1', tool: 'hold', input: { seconds: 0.3 } }),
    );
    const { call, loud } = await talk({ brain, tools: [putOnHold()] });
    await call.press('1#');
    await eventually(() => expect(brain.asked).toHaveLength(2));
    expect(brain.asked[1]?.at(-1)).toMatchObject({ by: 'tool', output: { outcome: 'limit' } });
    const before = loud();
    await eventually(() => expect(loud() - before).toBeGreaterThanOrEqual(14));
  });

  it('transfers, and has the caller back when nobody takes him', async () => {
    const brain = new LedBrain((conversation) =>
      conversation.at(-1)?.by === 'tool'
        ? inPieces('nobody is there')
        : inPieces('one moment', { id: '1', tool: 'transfer', input: { destination: 'sales' } }),
    );
    const tools = [transferTo({ destinations: { sales: 'Local/no-such-extension@nowhere' } })];
    const { call, loud } = await talk({ brain, tools });
    await call.press('1#');
    await eventually(() => expect(brain.asked).toHaveLength(2));
    expect(brain.asked[1]?.at(-1)).toMatchObject({ by: 'tool', output: { outcome: 'returned' } });
    const before = loud();
    await eventually(() => expect(loud() - before).toBeGreaterThanOrEqual(30));
  });

  it('records both sides', async () => {
    const brain = new LedBrain(() => inPieces({ id: '1', tool: 'record', input: {} }));
    brain.answer = ((answer) => (conversation, options) =>
      conversation.at(-1)?.by === 'tool' ? inPieces('aaaaa') : answer.call(brain, conversation, options))(brain.answer);
    const { call, channel, talk: conversation, loud } = await talk({ brain, tools: [recordConversation()] });
    await call.press('1#');
    await eventually(() => expect(loud()).toBeGreaterThanOrEqual(14));
    await call.speak(300);
    conversation.end('closed');
    await call.hangup();
    await eventually(async () => {
      const names = (await place.client.recordings.listStored()).map(({ name }) => name);
      expect(names).toContain(`voice-${channel.id}`);
    });
  });

  it('ends with the caller, and leaves nothing behind', async () => {
    const { talk: conversation, call, loud } = await talk({ greeting: 'hello hello hello' });
    await eventually(() => expect(loud()).toBeGreaterThan(5));
    await call.hangup();
    expect(await conversation.ended).toMatchObject({ outcome: 'caller' });
    const { mediaChannelId, bridge } = conversation.media;
    await eventually(async () => {
      const { channels, bridges } = await place.leftovers();
      expect(channels.filter((name) => name.includes(mediaChannelId))).toEqual([]);
      expect(bridges).not.toContain(bridge?.id);
    });
  });

  it('ends as transferred when somebody has taken the caller', async () => {
    const brain = new LedBrain(() => inPieces('bye', { id: '1', tool: 'transfer', input: { destination: 'sales' } }));
    const tools = [transferTo({ destinations: { sales: 'Local/answer@default' } })];
    const { talk: conversation, call, channel } = await talk({ brain, tools });
    await call.press('1#');
    await eventually(async () => {
      const bridges = await place.client.bridges.list();
      const theirs = bridges.find(({ channels }) => channels.includes(channel.id));
      expect(theirs?.channels).toHaveLength(2);
      expect(theirs?.id).not.toBe(conversation.media.bridge?.id);
    });
    await call.hangup();
    expect(await conversation.ended).toMatchObject({ outcome: 'transferred' });
  });
});
