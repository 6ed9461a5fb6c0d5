import { gather, pause, play, record } from 'nestjs-ari/calls';
import { expect } from 'vitest';
import { onBoth } from './support/on-both.js';

onBoth('the verbs of one call', {
  'execution: each verb has one result, and the next line follows': async (stage) => {
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      const results = [
        await play(channel, stage.media('first')),
        await gather(channel, { prompt: stage.media('second'), timeout: 100 }),
        await play(channel, stage.media('third')),
      ];
      await channel.hangup();
      return results.map(({ outcome }) => outcome);
    });
    expect(await result).toEqual(['finished', 'timeout', 'finished']);
    expect(await caller.heard()).toEqual(['first', 'second', 'third']);
  },

  'execution: a hang-up runs no more verbs, each says so at once, and the program still ends': async (stage) => {
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      const results = [
        await play(channel, stage.media('long')),
        await pause(channel, 60_000),
        await gather(channel, { prompt: stage.media('second') }),
        await record(channel),
      ];
      return results.map(({ outcome }) => outcome);
    });
    await caller.hears('long');
    await caller.hangup();
    expect(await result).toEqual(['hangup', 'hangup', 'hangup', 'hangup']);
    expect(await caller.heard()).toEqual(['long']);
  },

  'execution: one signal for the call ends whatever runs, and the caller is still there': async (stage) => {
    const call = new AbortController();
    const { signal } = call;
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      const results = [
        await play(channel, stage.media('long'), { signal }),
        await gather(channel, { prompt: stage.media('first'), signal }),
        await play(channel, stage.media('second')),
      ];
      await channel.hangup();
      return results.map(({ outcome }) => outcome);
    });
    await caller.hears('long');
    call.abort();
    expect(await result).toEqual(['aborted', 'aborted', 'finished']);
    expect(await caller.heard()).toEqual(['long', 'second']);
  },
});
