import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackOff } from '../../../lib/client/connection/back-off.js';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { nextFailure, nextStatus } from '../support/status-of-a-client.js';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bounds = fc.record({ first: fc.integer({ min: 1, max: 5_000 }), most: fc.integer({ min: 1, max: 100_000 }) });

describe('the wait before the next attempt', () => {
  it('lies between nothing and a bound that doubles up to a last one, for ever', () => {
    const isWithinBounds = fc.property(
      bounds,
      fc.array(chance, { minLength: 1, maxLength: 2_000 }),
      (options, chances) => {
        let turn = 0;
        const backOff = new BackOff({ ...options, random: () => chances[turn] as number });
        for (turn = 0; turn < chances.length; turn += 1) {
          const wait = backOff.next();
          expect(Number.isInteger(wait)).toBe(true);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThan(Math.min(options.most, options.first * 2 ** turn) + 1);
        }
      },
    );
    fc.assert(isWithinBounds, { numRuns: 50 });
  });

  it('uses the whole of its range: clients that lost the same server come back apart', () => {
    const backOff = new BackOff({ first: 2_000, most: 2_000 });
    const waits = Array.from({ length: 1_000 }, () => backOff.next());
    for (const tenth of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(waits.filter((wait) => Math.floor(wait / 200) === tenth).length).toBeGreaterThan(30);
    }
  });

  it('is a first one again after a success', () => {
    const backOff = new BackOff({ first: 100, most: 2_000, random: () => 0.5 });
    expect([backOff.next(), backOff.next(), backOff.next()]).toEqual([50, 100, 200]);
    backOff.reset();
    expect(backOff.next()).toBe(50);
  });
});

describe('a client whose server refuses', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each([404, 503, 500])('with %i tries again after each wait, and not before', async (status) => {
    const stub = await stubFor();
    stub.events.refuse = status;
    const client = clientFor(stub.url, { apps: 'a' });
    vi.spyOn(Math, 'random').mockReturnValue(0.99);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let refused = nextFailure(client);
    client.connect().catch(() => undefined);
    await refused;
    for (const wait of [99, 198, 396, 792, 1_584, 1_980, 1_980]) {
      refused = nextFailure(client);
      vi.advanceTimersByTime(wait - 1);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(vi.getTimerCount()).toBe(0);
      const { reason } = await refused;
      expect(reason).toContain(`the server refused the event socket with ${status}`);
    }
    const connected = nextStatus(client, 'connected');
    stub.events.refuse = undefined;
    vi.advanceTimersByTime(1_980);
    await connected;
    expect(stub.events.handshakes).toHaveLength(9);
    // After a success the first wait is a short one again.
    const lost = nextFailure(client);
    const again = stub.events.next();
    stub.events.cut();
    await lost;
    vi.advanceTimersByTime(99);
    await again;
    expect(stub.events.handshakes).toHaveLength(10);
  });
});
