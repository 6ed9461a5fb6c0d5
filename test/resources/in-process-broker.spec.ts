import { InProcessBroker, type BrokerEntry } from 'nestjs-ari/resources';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('the broker inside one process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('numbers what is published, from the first listener on', () => {
    const broker = new InProcessBroker();
    const heard: BrokerEntry[] = [];
    broker.publish('calls', 'before anybody listens');
    const { position } = broker.listen('calls', (entry) => heard.push(entry));
    broker.publish('calls', 'a');
    broker.publish('bridges', 'of another topic');
    broker.publish('calls', 'b');
    expect(position).toEqual({ epoch: expect.any(String), seq: 0 });
    expect(heard.map(({ message, position: { seq } }) => [message, seq])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    broker.close();
  });

  it('remembers the last messages, and a topic for a while after its last listener', () => {
    const broker = new InProcessBroker({ history: 3, linger: 1_000 });
    const { position, stop } = broker.listen('calls', () => {});
    for (let index = 1; index <= 20; index += 1) broker.publish('calls', index);
    const since = (seq: number): unknown => broker.since('calls', { ...position, seq })?.map(({ message }) => message);
    expect(since(20)).toEqual([]);
    expect(since(17)).toEqual([18, 19, 20]);
    expect(since(1)).toBeUndefined();
    expect(since(21)).toBeUndefined();
    stop();
    vi.advanceTimersByTime(999);
    broker.publish('calls', 21);
    expect(since(20)).toEqual([21]);
    const again = broker.listen('calls', () => {});
    vi.advanceTimersByTime(5_000);
    expect(since(21)).toEqual([]);
    again.stop();
    vi.advanceTimersByTime(1_000);
    expect(broker.topics).toBe(0);
    expect(since(21)).toBeUndefined();
    expect(broker.listen('calls', () => {}).position.epoch).not.toBe(position.epoch);
    broker.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps no more topics without listeners than it may', () => {
    const broker = new InProcessBroker({ maxLingering: 2 });
    for (const topic of ['a', 'b', 'c', 'd']) broker.listen(topic, () => {}).stop();
    expect(broker.topics).toBe(2);
    broker.close();
    expect(broker.topics).toBe(0);
  });
});
