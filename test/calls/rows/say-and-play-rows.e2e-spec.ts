import { gather, hold, pause, play, say, sendDigits, type Synthesizer } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect } from 'vitest';
import type { Note } from './support/notes.js';
import { onBoth } from './support/on-both.js';
import type { RowStage } from './support/row-stage.js';

/** Answers, does something, and hangs up. */
const answered =
  <T>(flow: (channel: Channel) => Promise<T>) =>
  async (channel: Channel): Promise<T> => {
    await channel.answer();
    const result = await flow(channel);
    await channel.hangup({ ifGone: 'ignore' });
    return result;
  };

/** Speaks a text as the note of its last word, of its language or of its voice. */
function speaks(stage: RowStage): Synthesizer {
  return {
    synthesize: async (text, { language, voice }) =>
      stage.media((voice ?? language ?? text.split(' ').at(-1) ?? '') as Note),
  };
}

onBoth('say, play, pause, redirect, hangup and dtmf', {
  'say: ends when it was played, not when it was sent': async (stage) => {
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const said = await say(channel, 'this is first', { synthesizer: speaks(stage) });
        await play(channel, stage.media('second'));
        return said;
      }),
    );
    expect(await result).toMatchObject({ outcome: 'finished' });
    expect(await caller.heard()).toEqual(['first', 'second']);
  },

  'say: of an array one, at random': async (stage) => {
    const { caller, result } = await stage.call(
      answered((channel) => say(channel, ['say first', 'say second'], { synthesizer: speaks(stage) })),
    );
    expect(await result).toMatchObject({ outcome: 'finished' });
    const heard = await caller.heard();
    expect(heard).toHaveLength(1);
    expect(['first', 'second']).toContain(heard[0]);
  },

  'say: loop': async (stage) => {
    const { caller, result } = await stage.call(
      answered((channel) => say(channel, 'first', { synthesizer: speaks(stage), loop: 3 })),
    );
    expect(await result).toMatchObject({ outcome: 'finished' });
    expect(await caller.heard()).toEqual(['first', 'first', 'first']);
  },

  'say: loop 0, for ever': async (stage) => {
    const { caller, result } = await stage.call(
      answered((channel) => say(channel, 'first', { synthesizer: speaks(stage), loop: 0 })),
    );
    await caller.hears('first', 3);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'hangup' });
  },

  'say: language and voice are those of the synthesizer': async (stage) => {
    const { caller, result } = await stage.call(
      answered(async (channel) => [
        await say(channel, 'x', { synthesizer: speaks(stage), language: 'second' }),
        await say(channel, 'x', { synthesizer: speaks(stage), language: 'second', voice: 'third' }),
      ]),
    );
    await result;
    expect(await caller.heard()).toEqual(['second', 'third']);
  },

  'say and play: earlyMedia, before the answer': async (stage) => {
    const { caller, result } = await stage.call(async (channel) => {
      const said = await say(channel, 'first', { synthesizer: speaks(stage) });
      const played = await play(channel, stage.media('second'));
      await channel.hangup({ reason: 'busy' });
      return [said, played];
    });
    await expect(caller.answered()).rejects.toBeInstanceOf(Error);
    expect(await result).toMatchObject([{ outcome: 'finished' }, { outcome: 'finished' }]);
    expect(await caller.heard()).toEqual(['first', 'second']);
  },

  'play: a list, one after the other, and loop': async (stage) => {
    const list = [stage.media('first'), stage.media('second')];
    const { caller, result } = await stage.call(answered((channel) => play(channel, list, { loop: 2 })));
    expect(await result).toMatchObject({ outcome: 'finished' });
    expect(await caller.heard()).toEqual(['first', 'second', 'first', 'second']);
  },

  'play: seekOffset, within the first sound': async (stage) => {
    const list = [stage.media('long'), stage.media('second')];
    const { caller, result } = await stage.call(answered((channel) => play(channel, list, { offset: 9_500 })));
    const played = await result;
    expect(played).toMatchObject({ outcome: 'finished' });
    expect('playedMs' in played && played.playedMs).toBeLessThan(5_000);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'play: timeoutSecs, silence after that, and the result says how long it was heard': async (stage) => {
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const played = await play(channel, [stage.media('long'), stage.media('third')], { limit: 600 });
        await play(channel, stage.media('second'));
        return played;
      }),
    );
    const played = await result;
    expect(played).toMatchObject({ outcome: 'limit' });
    expect('playedMs' in played && played.playedMs).toBeGreaterThanOrEqual(590);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'play: playFailed, a missing file that is the last one': async (stage) => {
    const list = [stage.media('first'), 'sound:no-such-sound'];
    const { caller, result } = await stage.call(answered((channel) => play(channel, list)));
    expect(await result).toMatchObject({ outcome: 'failed' });
    expect(await caller.heard()).toEqual(['first']);
  },

  'play: a missing file before the last one is left out': async (stage) => {
    const list = ['sound:no-such-sound', stage.media('second')];
    const { caller, result } = await stage.call(answered((channel) => play(channel, list)));
    expect(await result).toMatchObject({ outcome: 'finished' });
    expect(await caller.heard()).toEqual(['second']);
  },

  'play: a playback that is stopped has ended': async (stage) => {
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const id = new Promise<string>((resolve) =>
          stage.client.once('PlaybackStarted', ({ playback }) => resolve(playback.id)),
        );
        const playing = play(channel, stage.media('long'));
        await caller.hears('long');
        await stage.client.playbacks.stop(await id);
        const played = await playing;
        await play(channel, stage.media('second'));
        return played;
      }),
    );
    expect(await result).toMatchObject({ outcome: 'stopped' });
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'pause: length, nothing is heard meanwhile': async (stage) => {
    let waited = 0;
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        await play(channel, stage.media('first'));
        const since = performance.now();
        const paused = await pause(channel, 400);
        waited = performance.now() - since;
        await play(channel, stage.media('second'));
        return paused;
      }),
    );
    expect(await result).toEqual({ outcome: 'finished' });
    expect(waited).toBeGreaterThanOrEqual(395);
    expect(await caller.heard()).toEqual(['first', 'second']);
  },

  'hold: music, and silence when it is there what the party waits for': async (stage) => {
    let found: () => void = () => {};
    const until = new Promise<void>((resolve) => (found = resolve));
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const held = await hold(channel, { until });
        await play(channel, stage.media('second'));
        return held;
      }),
    );
    await caller.hears('music');
    found();
    expect(await result).toEqual({ outcome: 'finished' });
    expect((await caller.heard()).at(-1)).toBe('second');
  },

  'redirect: another flow takes the place of what is running': async (stage) => {
    const first = new AbortController();
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const asked = await gather(channel, { prompt: stage.media('long'), signal: first.signal });
        return [asked, await play(channel, stage.media('second'))];
      }),
    );
    await caller.hears('long');
    first.abort();
    expect(await result).toMatchObject([{ outcome: 'aborted' }, { outcome: 'finished' }]);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },

  'hangup: a reason before the answer is the status of SIP that declines the call': async (stage) => {
    const { caller, result } = await stage.call((channel) => channel.hangup({ reason: 'busy' }));
    await result;
    expect(await caller.ended()).toEqual({ cause: 17 });
  },

  'hangup: a reason after the answer, and the number of a cause': async (stage) => {
    const busy = await stage.call(async (channel) => {
      await channel.answer();
      await channel.hangup({ reason: 'congestion' });
    });
    expect(await busy.caller.ended()).toEqual({ cause: 34 });
    const numbered = await stage.call(async (channel) => {
      await channel.answer();
      await channel.hangup({ reason_code: '21' });
    });
    expect(await numbered.caller.ended()).toEqual({ cause: 21 });
  },

  'dtmf: digits are dialled to the party, w is half a second': async (stage) => {
    let took = 0;
    const { caller, result } = await stage.call(
      answered(async (channel) => {
        const since = performance.now();
        const sent = await sendDigits(channel, '12w#');
        took = performance.now() - since;
        await expect.poll(() => caller.digits).toBe('12#');
        return sent;
      }),
    );
    expect(await result).toEqual({ outcome: 'finished' });
    expect(took).toBeGreaterThanOrEqual(790);
    await caller.ended();
  },
});
