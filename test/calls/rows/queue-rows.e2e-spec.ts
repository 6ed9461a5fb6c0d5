import { play, Queues, type QueueEntryOptions, type QueueOptions, type QueueResult } from 'nestjs-ari/calls';
import { expect, onTestFinished } from 'vitest';
import type { Note } from './support/notes.js';
import { onBoth } from './support/on-both.js';
import type { Heard, RowStage } from './support/row-stage.js';

/** On a busy machine each step may take its time. */
const PATIENTLY = { timeout: 10_000 };

/** A queue; who enters it hears `second` when it is out, and is hung up. */
function opened(stage: RowStage, options: QueueOptions = {}) {
  const queues = new Queues({ help: options });
  onTestFinished(() => queues.close());
  const queue = queues.queue('help');
  const enters = async (entry: QueueEntryOptions = {}) => {
    const { waiting } = queue.figures;
    const { caller, result } = await stage.call(async (channel): Promise<QueueResult> => {
      const outcome = await queue.enter(channel, entry);
      await play(channel, stage.media('second'));
      await channel.hangup({ ifGone: 'ignore' });
      return outcome;
    });
    const stands = async (): Promise<void> => {
      await expect.poll(() => queue.figures.waiting, PATIENTLY).toBe(waiting + 1);
    };
    return { caller, result, stands };
  };
  return { queues, queue, enters };
}

/** What was heard, music that goes on taken as one. */
const inShort = (heard: readonly Heard[]): readonly Heard[] => heard.filter((what, i) => what !== heard[i - 1]);

onBoth('enqueue, dequeue and leave', {
  'queue: FIFO with priority, lower first': async (stage) => {
    const { queue, enters } = opened(stage);
    const served: string[] = [];
    const entered = async (name: string, voice: Note, entry: QueueEntryOptions = {}) => {
      const one = await enters(entry);
      await one.stands();
      void one.result.then(({ outcome }) => served.push(`${name} ${outcome}`));
      return { ...one, voice };
    };
    const first = await entered('first', 'caller');
    const second = await entered('second', 'callee');
    const urgent = await entered('urgent', 'other', { priority: 1 });
    for (const [place, { caller, voice }] of [urgent, first, second].entries()) {
      const agent = await stage.phone();
      await queue.addAgent({ id: `agent-${place}`, endpoint: agent.endpoint });
      await agent.answer();
      await expect.poll(async () => (await queue.agents()).get(`agent-${place}`), PATIENTLY).toBe('talking');
      await caller.say(voice);
      await agent.hears(voice);
      await queue.removeAgent(`agent-${place}`);
      await agent.hangup();
      await caller.ended();
    }
    await expect.poll(() => served, PATIENTLY).toEqual(['urgent served', 'first served', 'second served']);
  },

  'queue: implicit creation, a name is enough': async (stage) => {
    const { queues } = opened(stage);
    const { caller, result } = await stage.call((channel) => queues.queue('never named before').enter(channel));
    await caller.hears('music');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'abandoned' });
  },

  'queue: waitHook, music and the place again and again, with position and size': async (stage) => {
    const told: string[] = [];
    const { enters } = opened(stage, {
      announceEvery: 1_000,
      announce: ({ position, waiting }) => {
        told.push(`${position} of ${waiting}`);
        return stage.media('first');
      },
    });
    const one = await enters();
    await one.caller.hears('first', 2);
    await one.caller.hears('music');
    await one.caller.hangup();
    expect(await one.result).toMatchObject({ outcome: 'abandoned' });
    expect(told.slice(0, 2)).toEqual(['1 of 1', '1 of 1']);
    const heard = inShort(await one.caller.heard());
    expect(heard.filter((what) => what === 'first').length).toBeGreaterThanOrEqual(2);
    expect(heard).toContain('music');
  },

  'queue: result bridged, with the time that was waited; the caller hears music and then the agent': async (stage) => {
    const { queue, enters } = opened(stage);
    const { caller, result } = await enters();
    await caller.hears('music');
    const agent = await stage.phone();
    await queue.addAgent({ id: 'anna', endpoint: agent.endpoint });
    await agent.answer();
    await expect.poll(async () => (await queue.agents()).get('anna'), PATIENTLY).toBe('talking');
    await agent.say('callee');
    await caller.hears('callee');
    await agent.hangup();
    const outcome = await result;
    expect(outcome).toMatchObject({ outcome: 'served', agent: 'anna', dial: { endedBy: 'callee' } });
    expect(outcome.waitMs).toBeGreaterThan(0);
    expect(inShort(await caller.heard())).toEqual(['music', 'callee', 'second']);
  },

  'queue: result hangup, the caller gives up': async (stage) => {
    const { queue, enters } = opened(stage);
    const { caller, result } = await enters();
    await caller.hears('music');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'abandoned' });
    expect(queue.figures).toMatchObject({ entered: 1, abandoned: 1, served: 0, waiting: 0 });
  },

  'queue: leave, by a key; the next verb is heard': async (stage) => {
    const { enters } = opened(stage, { leaveKeys: ['1'] });
    const { caller, result } = await enters();
    await caller.hears('music');
    await caller.press('51');
    expect(await result).toMatchObject({ outcome: 'left', key: '1' });
    expect(inShort(await caller.heard())).toEqual(['music', 'second']);
  },

  'queue: result error, aborted by the program': async (stage) => {
    const { enters } = opened(stage);
    const ending = new AbortController();
    const { caller, result } = await enters({ signal: ending.signal });
    await caller.hears('music');
    ending.abort();
    expect(await result).toMatchObject({ outcome: 'aborted' });
    expect(inShort(await caller.heard())).toEqual(['music', 'second']);
  },

  'queue: the most who may wait': async (stage) => {
    const { enters } = opened(stage, { maxLength: 1 });
    const first = await enters();
    await first.stands();
    const second = await enters();
    expect(await second.result).toMatchObject({ outcome: 'overflow', reason: 'full' });
    expect((await second.caller.heard()).at(-1)).toBe('second');
    await first.caller.hangup();
    await first.result;
  },

  'queue: timeout, the longest wait': async (stage) => {
    const { enters } = opened(stage, { maxWait: 900 });
    const { caller, result } = await enters();
    expect(await result).toMatchObject({ outcome: 'overflow', reason: 'timeout' });
    expect((await caller.heard()).at(-1)).toBe('second');
  },

  'dequeue: timeout, an agent who does not answer, and the next gets the caller': async (stage) => {
    const { queue, enters } = opened(stage, { ringTimeout: 500, pauseAfterMiss: 60_000 });
    const { caller, result } = await enters();
    const [missing, present] = [await stage.phone(), await stage.phone()];
    await queue.addAgent({ id: 'missing', endpoint: missing.endpoint });
    await missing.rings();
    await missing.ended();
    await queue.addAgent({ id: 'present', endpoint: present.endpoint });
    await present.answer();
    await expect.poll(async () => (await queue.agents()).get('present'), PATIENTLY).toBe('talking');
    await caller.say('caller');
    await present.hears('caller');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served', agent: 'present' });
    expect(missing.hearing).toEqual([]);
  },

  'dequeue: beep, what an agent hears before the caller': async (stage) => {
    const { queue, enters } = opened(stage, { whisper: stage.media('briefing') });
    const { caller, result } = await enters();
    const agent = await stage.phone();
    await queue.addAgent({ id: 'anna', endpoint: agent.endpoint });
    await agent.answer();
    await expect.poll(async () => (await queue.agents()).get('anna'), PATIENTLY).toBe('talking');
    await caller.say('caller');
    await agent.hears('caller');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served' });
    expect(await agent.heard()).toEqual(['briefing', 'caller']);
  },

  'dequeue: result hangup, an agent who hangs up while it is briefed loses no caller': async (stage) => {
    const { queue, enters } = opened(stage, { whisper: stage.media('long'), pauseAfterMiss: 60_000 });
    const { caller, result } = await enters();
    const agent = await stage.phone();
    await queue.addAgent({ id: 'anna', endpoint: agent.endpoint });
    await agent.answer();
    await agent.hears('long');
    await agent.hangup();
    await expect.poll(async () => (await queue.agents()).get('anna'), PATIENTLY).toBe('paused');
    expect(queue.figures.waiting).toBe(1);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'abandoned' });
  },
});
