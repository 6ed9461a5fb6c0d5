import { Queues, type QueueOptions } from 'nestjs-ari/calls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Stage } from '../support/stage.js';

function queues(options: QueueOptions = {}): Queues {
  const all = new Queues({ help: options });
  onTestFinished(() => all.close());
  return all;
}

describe('a queue', () => {
  it('connects callers with free agents, first come first served, priority before', async () => {
    const stage = await Stage.set();
    const queue = queues({ wrapUp: 10 }).queue('help');
    const first = await stage.call((channel) => queue.enter(channel));
    await expect.poll(() => queue.figures.waiting).toBe(1);
    const second = await stage.call((channel) => queue.enter(channel));
    await expect.poll(() => queue.figures.waiting).toBe(2);
    const urgent = await stage.call((channel) => queue.enter(channel, { priority: 1 }));
    await expect.poll(() => queue.figures.waiting).toBe(3);
    const served: string[] = [];
    for (const [name, { result }] of Object.entries({ first, second, urgent }))
      void result.then(({ outcome }) => served.push(`${name} ${outcome}`));
    stage.asterisk.phone('PJSIP/anna').onRing(async (ring) => {
      const call = ring.answer();
      await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
      await call.hangup();
    });
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    await Promise.all([first.result, second.result, urgent.result]);
    expect(served).toEqual(['urgent served', 'first served', 'second served']);
    expect(queue.figures).toMatchObject({ entered: 3, served: 3, waiting: 0, abandoned: 0 });
    for (const { caller } of [first, second, urgent]) await caller.hangup();
    await stage.empty();
  });

  it('waits for an agent with the skills, and passes by who has others', async () => {
    const stage = await Stage.set();
    const queue = queues().queue('help');
    const dutch = await stage.call((channel) => queue.enter(channel, { skills: ['nl'] }));
    await expect.poll(() => queue.figures.waiting).toBe(1);
    const english = stage.picksUp('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna', skills: ['en'] });
    const other = await stage.call((channel) => queue.enter(channel));
    await english;
    const joop = stage.picksUp('PJSIP/joop');
    await queue.addAgent({ id: 'joop', endpoint: 'PJSIP/joop', skills: ['nl', 'en'] });
    await joop;
    await expect.poll(async () => [...(await queue.agents()).values()]).toEqual(['talking', 'talking']);
    await Promise.all([dutch.caller.hangup(), other.caller.hangup()]);
    expect(await dutch.result).toMatchObject({ outcome: 'served', agent: 'joop' });
    await stage.empty();
  });

  it('offers the caller to the next when an agent does not answer, and rests who missed it', async () => {
    const stage = await Stage.set();
    const queue = queues({ ringTimeout: 1_500, pauseAfterMiss: 60_000 }).queue('help');
    stage.asterisk.phone('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const { caller, result } = await stage.call((channel) => queue.enter(channel));
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('paused');
    const berta = stage.picksUp('PJSIP/berta');
    await queue.addAgent({ id: 'berta', endpoint: 'PJSIP/berta' });
    await berta;
    await expect.poll(async () => (await queue.agents()).get('berta')).toBe('talking');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served', agent: 'berta' });
    await stage.empty();
  });

  it('offers the caller at once to an agent who came while another one was called in vain', async () => {
    const stage = await Stage.set();
    const queue = queues({ ringTimeout: 1_500, pauseAfterMiss: 60_000 }).queue('help');
    const berta = stage.picksUp('PJSIP/berta');
    const rings = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/anna').onRing(() => resolve()));
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const { caller, result } = await stage.call((channel) => queue.enter(channel));
    await rings;
    await queue.addAgent({ id: 'berta', endpoint: 'PJSIP/berta' });
    await berta;
    await expect.poll(async () => (await queue.agents()).get('berta')).toBe('talking');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served', agent: 'berta' });
    await stage.empty();
  });

  it('tells callers their place, lets them leave by a key, and counts who gives up and who is too many', async () => {
    const stage = await Stage.set();
    const announce = ({ position }: { position: number }): string => `sound:digits/${position}`;
    const queue = queues({ announce, leaveKeys: ['1'], maxLength: 2 }).queue('help');
    const leaves = await stage.call((channel) => queue.enter(channel));
    await leaves.caller.heard('sound:digits/1');
    const abandons = await stage.call((channel) => queue.enter(channel));
    await abandons.caller.heard('sound:digits/2');
    const third = await stage.call((channel) => queue.enter(channel));
    expect(await third.result).toMatchObject({ outcome: 'overflow', reason: 'full' });
    await leaves.caller.press('51');
    expect(await leaves.result).toMatchObject({ outcome: 'left', key: '1' });
    await abandons.caller.hangup();
    expect(await abandons.result).toMatchObject({ outcome: 'abandoned' });
    expect(queue.figures).toMatchObject({ entered: 3, left: 1, abandoned: 1, overflowed: 1, served: 0, waiting: 0 });
    await Promise.all([leaves.caller.hangup(), third.caller.hangup()]);
    await stage.empty();
  });

  it('gives up after the longest wait, also while an agent is rung', async () => {
    const stage = await Stage.set();
    const queue = queues({ maxWait: 300 }).queue('help');
    stage.asterisk.phone('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const { caller, result } = await stage.call((channel) => queue.enter(channel));
    expect(await result).toMatchObject({ outcome: 'overflow', reason: 'timeout' });
    expect(caller.over).toBe(false);
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('available');
    await caller.hangup();
    await stage.empty();
  });

  it('rings all free agents at once when it is to; one gets the caller, the others are free again', async () => {
    const stage = await Stage.set();
    const queue = queues({ strategy: 'all' }).queue('help');
    const anna = stage.picksUp('PJSIP/anna');
    stage.asterisk.phone('PJSIP/berta');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    await queue.addAgent({ id: 'berta', endpoint: 'PJSIP/berta' });
    const { caller, result } = await stage.call((channel) => queue.enter(channel));
    await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await expect.poll(async () => [...(await queue.agents()).values()]).toEqual(['available', 'available']);
    await stage.empty();
  });

  it('gives an agent who pauses and resumes during a talk no second call', async () => {
    const stage = await Stage.set();
    const queue = queues().queue('help');
    const anna = stage.picksUp('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const first = await stage.call((channel) => queue.enter(channel));
    const call = await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await queue.pauseAgent('anna');
    await queue.resumeAgent('anna');
    const second = await stage.call((channel) => queue.enter(channel));
    await expect.poll(() => queue.figures.waiting).toBe(1);
    expect((await queue.agents()).get('anna')).toBe('talking');
    const again = stage.picksUp('PJSIP/anna');
    await call.hangup();
    await again;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    expect(await first.result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await second.caller.hangup();
    expect(await second.result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await first.caller.hangup();
    await stage.empty();
  });

  it('keeps a pause that is asked for during a talk, and lets the next caller wait until it is over', async () => {
    const stage = await Stage.set();
    const queue = queues({ wrapUp: 10 }).queue('help');
    const anna = stage.picksUp('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna' });
    const first = await stage.call((channel) => queue.enter(channel));
    const call = await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await queue.pauseAgent('anna');
    await call.hangup();
    expect(await first.result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('paused');
    const second = await stage.call((channel) => queue.enter(channel));
    await expect.poll(() => queue.figures.waiting).toBe(1);
    const again = stage.picksUp('PJSIP/anna');
    await queue.resumeAgent('anna');
    await again;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await second.caller.hangup();
    expect(await second.result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await first.caller.hangup();
    await stage.empty();
  });

  it('serves a caller whose skills nobody free has after one who came later, and before one with a higher number', async () => {
    const stage = await Stage.set();
    const queue = queues().queue('help');
    const served: string[] = [];
    const enter = async (name: string, options: { priority: number; skills?: readonly string[] }) => {
      const waiting = queue.figures.waiting;
      const one = await stage.call((channel) => queue.enter(channel, options));
      void one.result.then(() => served.push(name));
      await expect.poll(() => queue.figures.waiting).toBe(waiting + 1);
      return one;
    };
    const calls = [
      await enter('later', { priority: 20, skills: ['en'] }),
      await enter('dutch', { priority: 5, skills: ['nl'] }),
      await enter('english', { priority: 10, skills: ['en'] }),
    ];
    const answerAndEnd = (endpoint: string): void => {
      stage.asterisk.phone(endpoint).onRing(async (ring) => {
        const call = ring.answer();
        await expect.poll(async () => [...(await queue.agents()).values()]).toContain('talking');
        await call.hangup();
      });
    };
    answerAndEnd('PJSIP/anna');
    await queue.addAgent({ id: 'anna', endpoint: 'PJSIP/anna', skills: ['en'] });
    await expect.poll(() => served).toEqual(['english', 'later']);
    answerAndEnd('PJSIP/joop');
    await queue.addAgent({ id: 'joop', endpoint: 'PJSIP/joop', skills: ['nl'] });
    await expect.poll(() => served).toEqual(['english', 'later', 'dutch']);
    await Promise.all(calls.map(({ caller }) => caller.hangup()));
    await stage.empty();
  });
});
