import { Queues } from 'nestjs-ari/calls';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Agents } from '../../../lib/calls/queue/agents.js';
import { LastingState } from '../support/lasting-state.js';

const ANN = { id: 'ann', endpoint: 'PJSIP/ann' };
const HALF_A_MINUTE = 30_000;

/** A process that shares the agents of a queue; `dies` is all that others learn of its end: nothing. */
function processOf(store: LastingState) {
  let looks = 0;
  const agents = new Agents(store, 'help', () => (looks += 1));
  onTestFinished(() => agents.close());
  const takes = async (): Promise<string[]> =>
    (await agents.take([], undefined, new Map(await agents.all()))).map(({ id }) => id);
  return { agents, takes, looks: () => looks, dies: () => agents.close() };
}

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

describe('agents of processes that share a store', () => {
  const start = async () => {
    const store = new LastingState();
    const [one, other] = [processOf(store), processOf(store)];
    await one.agents.add(ANN);
    return { store, one, other };
  };

  it.each(['offered', 'talking', 'wrap-up', 'paused'] as const)(
    'one who is left as %s by a process that was killed is free half a minute later',
    async (state) => {
      const { one, other } = await start();
      expect(await one.takes()).toEqual(['ann']);
      await one.agents.set('ann', state, 600_000);
      one.dies();
      await vi.advanceTimersByTimeAsync(HALF_A_MINUTE - 1_000);
      expect(await other.takes()).toEqual([]);
      expect((await other.agents.states()).get('ann')).toBe(state);
      const before = other.looks();
      await vi.advanceTimersByTimeAsync(11_000);
      expect((await other.agents.states()).get('ann')).toBe('available');
      expect(other.looks()).toBeGreaterThan(before);
      expect(await other.takes()).toEqual(['ann']);
    },
  );

  it('one who talks for hours is nobody else’s as long as the process lives', async () => {
    const { one, other } = await start();
    await one.takes();
    await one.agents.set('ann', 'talking');
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(await other.takes()).toEqual([]);
    await one.agents.set('ann', 'available');
    expect(await other.takes()).toEqual(['ann']);
  });

  it('a process that was silent for too long does not take back what another one holds by now', async () => {
    const { one, other } = await start();
    await one.takes();
    one.dies();
    await vi.advanceTimersByTimeAsync(HALF_A_MINUTE + 1_000);
    expect(await other.takes()).toEqual(['ann']);
    await other.agents.set('ann', 'talking');
    await one.agents.set('ann', 'available');
    expect((await other.agents.states()).get('ann')).toBe('talking');
  });

  it('who is added anew by a process that starts goes on with the call of another one', async () => {
    const { one, other } = await start();
    await one.takes();
    await one.agents.set('ann', 'talking');
    await other.agents.add({ ...ANN, endpoint: 'PJSIP/ann-at-home' });
    expect((await other.agents.states()).get('ann')).toBe('talking');
    expect(await other.takes()).toEqual([]);
    expect((await other.agents.all()).get('ann')).toMatchObject({ endpoint: 'PJSIP/ann-at-home' });
  });

  it('what could not be written is tried again, unless something newer has been set meanwhile', async () => {
    const { store, one } = await start();
    await one.takes();
    let fail = (_error: Error): void => {};
    vi.spyOn(store, 'read').mockImplementationOnce(() => new Promise((_resolve, reject) => (fail = reject)));
    const late = one.agents.set('ann', 'talking');
    await one.agents.set('ann', 'available');
    fail(new Error('the store is away'));
    await late;
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await one.agents.states()).get('ann')).toBe('available');
    store.away = true;
    await one.agents.set('ann', 'wrap-up');
    store.away = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await one.agents.states()).get('ann')).toBe('wrap-up');
  });

  it('who was paused stays so, whatever becomes of the process', async () => {
    const { one, other } = await start();
    await one.agents.pause('ann');
    one.dies();
    await vi.advanceTimersByTimeAsync(10 * HALF_A_MINUTE);
    expect(await other.takes()).toEqual([]);
    await other.agents.resume('ann');
    expect(await other.takes()).toEqual(['ann']);
  });

  it('a queue tells it to the program', async () => {
    const store = new LastingState();
    const [one, other] = [processOf(store), new Queues({}, store)];
    onTestFinished(() => other.close());
    await one.agents.add(ANN);
    await one.takes();
    expect([...(await other.queue('help').agents())]).toEqual([['ann', 'offered']]);
    one.dies();
    await vi.advanceTimersByTimeAsync(HALF_A_MINUTE + 1_000);
    expect([...(await other.queue('help').agents())]).toEqual([['ann', 'available']]);
  });
});
