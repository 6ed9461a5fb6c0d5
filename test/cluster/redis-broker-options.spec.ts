import { RedisBroker } from 'nestjs-ari/cluster';
import { describe, expect, it } from 'vitest';

const url = 'redis://localhost:6379';

describe('the options of the broker', () => {
  it.each([
    [{}, 'url'],
    [{ url: 'localhost:6379' }, 'redis://localhost:6379'],
    [{ url: 'http://localhost' }, 'redis://localhost:6379'],
    [{ url, histroy: 5 }, 'history'],
    [{ url, history: 0 }, 'history'],
    [{ url, redis: 'cluster' }, 'redis'],
    [{ url, prefix: '' }, 'prefix'],
  ])('%j are refused with a message that says what to write', (options, named) => {
    expect(() => new RedisBroker(options as never)).toThrow(named);
  });

  it('open nothing when the broker is made', () => {
    const broker = new RedisBroker({ url });
    expect([broker.topics, broker.pending]).toEqual([0, 0]);
    broker.close();
  });
});
