import { Queues, type QueueOptions } from 'nestjs-ari/calls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LastingState } from '../support/lasting-state.js';
import { Stage } from '../support/stage.js';

const ANNA = { id: 'anna', endpoint: 'PJSIP/anna' };

describe('a queue whose store is away for a while', () => {
  async function served(options: QueueOptions = {}) {
    const stage = await Stage.set();
    const store = new LastingState();
    const queues = new Queues({ help: options }, store);
    onTestFinished(() => queues.close());
    return { stage, store, queue: queues.queue('help') };
  }

  it('keeps who came meanwhile, announces what it knows, and connects them when the store is back', async () => {
    const announced: (number | undefined)[] = [];
    const { stage, store, queue } = await served({
      announce: ({ position }) => {
        announced.push(position);
        return undefined;
      },
    });
    await queue.addAgent(ANNA);
    const anna = stage.picksUp(ANNA.endpoint);
    store.away = true;
    const { caller, result } = await stage.call((channel) => queue.enter(channel));
    await expect.poll(() => announced).toEqual([1]);
    store.away = false;
    await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await stage.empty();
  });

  it('has the agent free again when it is back, whose talk ended while it was away', async () => {
    const { stage, store, queue } = await served({ wrapUp: 10 });
    await queue.addAgent(ANNA);
    const anna = stage.picksUp(ANNA.endpoint);
    const first = await stage.call((channel) => queue.enter(channel));
    await anna;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    store.away = true;
    await first.caller.hangup();
    expect(await first.result).toMatchObject({ outcome: 'served' });
    const again = stage.picksUp(ANNA.endpoint);
    const second = await stage.call((channel) => queue.enter(channel));
    store.away = false;
    await again;
    await expect.poll(async () => (await queue.agents()).get('anna')).toBe('talking');
    await second.caller.hangup();
    expect(await second.result).toMatchObject({ outcome: 'served', agent: 'anna' });
    await stage.empty();
  });
});
