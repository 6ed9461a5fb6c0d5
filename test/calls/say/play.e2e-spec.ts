import { describe, expect, it } from 'vitest';
import { CachedSynthesizer, hold, play, say, type Synthesizer } from 'nestjs-ari/calls';
import { simulatedCall } from '../support/simulated-call.js';
import { toldStories } from '../support/told-stories.js';

const SOUNDS = [
  { id: 'two-seconds', lengthMs: 2_000 },
  { id: 'one-second', lengthMs: 1_000 },
];
const LONG = 'sound:two-seconds';
const SHORT = 'sound:one-second';

describe('play', () => {
  it('a list is heard in order, as often as asked for, and ends when it was heard', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const played = play(channel, [LONG, SHORT], { loop: 2 });
    await pass(6_100);
    const { outcome, ...rest } = await played;
    expect(outcome).toBe('finished');
    expect(rest).toMatchObject({ playedMs: expect.any(Number) as number });
    expect(caller.sounds).toEqual([LONG, SHORT, LONG, SHORT]);
  });

  it('limit silences it, and says how long it was heard', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const played = play(channel, LONG, { loop: 0, limit: 5_000 });
    await pass(5_050);
    expect(await played).toEqual({ outcome: 'limit', playedMs: 5_000 });
    await pass(5_000);
    expect(caller.sounds).toEqual([LONG, LONG, LONG]);
  });

  it('offset begins within the first sound', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const played = play(channel, [LONG, SHORT], { offset: 1_500 });
    await pass(1_600);
    expect(await played).toMatchObject({ outcome: 'finished' });
    expect(caller.sounds).toEqual([LONG, SHORT]);
  });

  it('a missing file fails if it is the last one, and is left out before that', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const last = play(channel, [SHORT, 'sound:no-such-sound']);
    await pass(1_200);
    expect(await last).toMatchObject({ outcome: 'failed' });
    const first = play(channel, ['sound:no-such-sound', SHORT]);
    await pass(1_200);
    expect(await first).toMatchObject({ outcome: 'finished' });
    expect(caller.sounds.filter((sound) => sound === SHORT)).toHaveLength(2);
  });

  it('a hang-up ends it as the call ended, not as a sound that failed', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const played = play(channel, LONG);
    await pass(500);
    await caller.hangup();
    await pass(300);
    expect(await played).toMatchObject({ outcome: 'hangup' });
  });
});

describe('say', () => {
  /** Speaks every text in one second. */
  class OneVoice implements Synthesizer {
    readonly spoken: string[] = [];

    async synthesize(text: string, { language, voice }: { language?: string; voice?: string }): Promise<string> {
      this.spoken.push(`${text} (${language ?? '-'}, ${voice ?? '-'})`);
      return SHORT;
    }
  }

  it('ends when the text was heard', async () => {
    const { channel, caller, pass } = await simulatedCall({ sounds: SOUNDS });
    const synthesizer = new OneVoice();
    const said = say(channel, 'Good morning', { synthesizer, language: 'en', voice: 'Ada' });
    await pass(1_100);
    expect(await said).toMatchObject({ outcome: 'finished' });
    expect(synthesizer.spoken).toEqual(['Good morning (en, Ada)']);
    expect(caller.sounds).toEqual([SHORT]);
  });

  it('of several texts one is spoken', async () => {
    const { channel, pass } = await simulatedCall({ sounds: SOUNDS });
    const synthesizer = new OneVoice();
    const said = say(channel, ['Hello', 'Good morning'], { synthesizer });
    await pass(1_100);
    await said;
    expect(synthesizer.spoken).toEqual([expect.stringMatching(/^(?:Hello|Good morning) /)]);
  });

  it('a cache speaks the same text in the same voice once, forgets what failed, and keeps a bound', async () => {
    const inner = new OneVoice();
    const cached = new CachedSynthesizer(inner, 2);
    const { signal } = new AbortController();
    await Promise.all([cached.synthesize('a', { signal }), cached.synthesize('a', { signal })]);
    await cached.synthesize('a', { voice: 'Ada', signal });
    await cached.synthesize('b', { signal });
    expect(inner.spoken).toHaveLength(3);
    expect(cached.size).toBe(2);
    await cached.synthesize('a', { signal });
    expect(inner.spoken).toHaveLength(4);
  });
});

describe('hold', () => {
  it('there is music until it is settled what the party waits for', async () => {
    const stories = toldStories();
    const { channel, client, pass } = await simulatedCall();
    const heard: string[] = [];
    client.onChannelEvent('ChannelHold', () => heard.push('hold'));
    client.on('*', ({ type }) => heard.push(type));
    let found: (row: string) => void = () => {};
    const holding = hold(channel, { until: new Promise((resolve) => (found = resolve)) });
    await pass(1_000);
    found('row');
    expect(await holding).toEqual({ outcome: 'finished' });
    expect(stories.at(-1)).toMatchObject({ kind: 'hold', outcome: 'finished', durationMs: 1_000, left: [] });
  });

  it('or until its limit, and ends with the call', async () => {
    const { channel, caller, pass } = await simulatedCall();
    const limited = hold(channel, { limit: 1_000 });
    await pass(1_000);
    expect(await limited).toEqual({ outcome: 'limit' });
    const endless = hold(channel);
    await pass(1_000);
    await caller.hangup();
    await pass(300);
    expect(await endless).toMatchObject({ outcome: 'hangup' });
  });
});
