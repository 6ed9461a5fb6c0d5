import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventPattern } from '../../../lib/gateway/channels/event-pattern.js';
import { fits } from '../../../packages/gateway-client/src/event-pattern.js';

it('the client reads patterns of events as the gateway does', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
  const part = fc.constantFrom(
    '*',
    '?',
    '[ab]',
    '[^a]',
    '[a-c]',
    '[',
    ']',
    '\\',
    '\\*',
    '^',
    '-',
    'a',
    'b',
    'c',
    '.',
    '📞',
  );
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  const event = fc.array(fc.constantFrom('a', 'b', 'c', '.', '*', '[', '-', '📞', '\\'), { maxLength: 8 });
  fc.assert(
    fc.property(
      text,
      event.map((parts) => parts.join('')),
      (pattern, name) => {
        expect(fits(pattern, name), `seed ${seed}: ${pattern} on ${name}`).toBe(
          new EventPattern(pattern).matches(name),
        );
      },
    ),
    { seed, numRuns: 2_000 },
  );
});
