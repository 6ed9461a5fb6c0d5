import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stubbedClient } from '../support/stub-call.js';
import { callThrough, StagedCall } from '../support/staged-call.js';

const RUNS = process.env['SOAK'] === '1' ? 2_000 : 60;

// Asterisk cannot be told to delay an answer, so this is a stub: it keeps the order that the real one keeps (of events
// among themselves) and puts the answer of each command before, between or after the events that it causes.
describe('answers and events of a call in any order', () => {
  it('come to the same outcome', { timeout: 20_000 + RUNS * 100 }, async () => {
    const [client, stub] = await stubbedClient();
    const run = async (later: Readonly<Record<string, number>>): Promise<unknown[]> => {
      const stage = new StagedCall(client, stub, (command) => later[command] ?? 0);
      const outcome = await callThrough(client);
      await stage.over();
      return outcome;
    };
    const inOrder = await run({ originate: 0, play: 0, hangup: 0 });
    expect(inOrder).toMatchObject([
      { outcome: 'event' },
      { outcome: 'answered', channel: 'Up' },
      { outcome: 'event' },
      { outcome: 'hangup', cause: 16 },
      { outcome: 'started', playback: 'playing' },
      { outcome: 'finished', playback: 'done' },
      { outcome: 'hangup', cause: 16 },
      { outcome: 'hangup', cause: 16 },
      { outcome: 'hangup', cause: 16 },
      { outcome: 'hangup', cause: 16 },
    ]);
    const places = fc.record({ originate: fc.nat(2), play: fc.nat(2), hangup: fc.nat(3) });
    // A failure prints the seed and the path that lead to it again.
    await fc.assert(
      fc.asyncProperty(places, async (later) => {
        expect(await run(later)).toEqual(inOrder);
      }),
      { numRuns: RUNS },
    );
  });
});
