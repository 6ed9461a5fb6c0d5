import { play, transfer, type TransferOptions, type TransferResult } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect } from 'vitest';
import { Stage } from '../support/stage.js';
import { onBoth } from './support/on-both.js';
import type { Heard, RowStage } from './support/row-stage.js';

/** Transfers a caller to a telephone; the caller then hears `second`, and is hung up. */
async function transferred(stage: RowStage, options: TransferOptions = {}) {
  const destination = await stage.phone();
  const { connected, onConnected } = Stage.connecting();
  const { caller, result } = await stage.call(async (channel): Promise<TransferResult> => {
    await channel.answer();
    const handed = options.mode === 'redirect' ? options : { ...options, onConnected };
    const outcome = await transfer(channel, destination.endpoint, handed);
    await play(channel, stage.media('second'));
    await channel.hangup({ ifGone: 'ignore' });
    return outcome;
  });
  await caller.answered();
  return { destination, connected, caller, result };
}

/** What was heard, music that goes on taken as one. */
const inShort = (heard: readonly Heard[]): readonly Heard[] =>
  heard.filter((what, i) => what !== 'ringing' && what !== heard[i - 1]);

onBoth('transfer and sip-refer', {
  'transfer blind by dial: the caller is connected with who answers': async (stage) => {
    const { destination, connected, caller, result } = await transferred(stage);
    await destination.answer();
    await connected;
    await caller.say('caller');
    await destination.hears('caller');
    await destination.say('callee');
    await caller.hears('callee');
    await destination.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred', dial: { endedBy: 'callee' } });
    expect(inShort(await caller.heard())).toEqual(['callee', 'second']);
    expect(await destination.heard()).toEqual(['caller']);
  },

  'transfer warm: music, the briefing is heard by the agent alone, and a key accepts': async (stage) => {
    const { destination, connected, caller, result } = await transferred(stage, {
      mode: 'warm',
      briefing: stage.media('briefing'),
    });
    await caller.hears('music');
    await destination.answer();
    await destination.hears('briefing');
    await destination.press('1');
    await connected;
    await caller.say('caller');
    await destination.hears('caller');
    await destination.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred', dial: { endedBy: 'caller' } });
    expect(inShort(await caller.heard())).toEqual(['music', 'callee']);
    expect(await destination.heard()).toEqual(['briefing', 'caller']);
  },

  'transfer warm: disposition declined, the caller comes back and hears what is next': async (stage) => {
    const { destination, caller, result } = await transferred(stage, {
      mode: 'warm',
      briefing: stage.media('briefing'),
    });
    await caller.hears('music');
    await destination.answer();
    await destination.hears('briefing');
    await destination.press('2');
    expect(await result).toMatchObject({ outcome: 'returned', dial: { outcome: 'declined' } });
    await destination.ended();
    expect(inShort(await caller.heard())).toEqual(['music', 'second']);
    expect(await destination.heard()).toEqual(['briefing']);
  },

  'transfer warm: a voicemail presses no key, which is declined': async (stage) => {
    const { destination, caller, result } = await transferred(stage, {
      mode: 'warm',
      briefing: stage.media('briefing'),
      decideWithin: 300,
    });
    await caller.hears('music');
    await destination.answer();
    await destination.say('callee');
    expect(await result).toMatchObject({ outcome: 'returned', dial: { outcome: 'declined' } });
    await destination.ended();
    expect(inShort(await caller.heard())).toEqual(['music', 'second']);
  },

  'transfer warm: timeout, nobody answers': async (stage) => {
    const { destination, caller, result } = await transferred(stage, {
      mode: 'warm',
      briefing: stage.media('briefing'),
      timeout: 1_500,
    });
    await destination.rings();
    expect(await result).toMatchObject({ outcome: 'returned', dial: { outcome: 'no-answer' } });
    expect((await caller.heard()).at(-1)).toBe('second');
    await destination.ended();
    expect(destination.hearing).toEqual([]);
  },

  'transfer warm: disposition busy': async (stage) => {
    const { destination, caller, result } = await transferred(stage, {
      mode: 'warm',
      briefing: stage.media('briefing'),
    });
    await destination.refuse();
    expect(await result).toMatchObject({ outcome: 'returned', dial: { outcome: 'busy' } });
    expect((await caller.heard()).at(-1)).toBe('second');
  },

  'transfer warm with an agent, who briefs the destination by word of mouth': async (stage) => {
    let agentChannel: Channel | undefined;
    const agent = await stage.call(async (channel) => {
      await channel.answer();
      agentChannel = channel;
    });
    await agent.result;
    await agent.caller.answered();
    const { destination, connected, caller, result } = await transferred(stage, { mode: 'warm', agent: agentChannel });
    await caller.hears('music');
    await destination.answer();
    const briefed = async (): Promise<boolean> => {
      await agent.caller.say('other');
      return destination.hearing.includes('other');
    };
    await expect.poll(briefed).toBe(true);
    expect(caller.hearing).not.toContain('other');
    await agent.caller.hangup();
    await connected;
    await caller.say('caller');
    await destination.hears('caller');
    await destination.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred' });
    expect(inShort(await caller.heard())).toEqual(['music', 'second']);
  },

  'sip-refer: the telephone of the caller is asked to call there, and its call leaves': async (stage) => {
    const { destination, caller, result } = await transferred(stage, { mode: 'redirect' });
    expect(destination.endpoint).toContain((await caller.referred()).replace('PJSIP/', ''));
    expect(await result).toEqual({ outcome: 'redirected' });
    await caller.ended();
  },
});
