import { describe, expect, it } from 'vitest';
import { EventPattern } from '../../lib/gateway/channels/event-pattern.js';

describe('a pattern of events', () => {
  it.each([
    ['*', '', true],
    ['*', 'anything at all', true],
    ['h?llo', 'hello', true],
    ['h?llo', 'hllo', false],
    ['h*llo', 'hllo', true],
    ['h*llo', 'heeeello', true],
    ['h*llo', 'heeeell', false],
    ['h[ae]llo', 'hallo', true],
    ['h[ae]llo', 'hillo', false],
    ['h[^e]llo', 'hallo', true],
    ['h[^e]llo', 'hello', false],
    ['h[a-c]llo', 'hbllo', true],
    ['h[a-c]llo', 'hdllo', false],
    ['h\\*llo', 'h*llo', true],
    ['h\\*llo', 'hello', false],
    ['h[llo', 'h[llo', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['call.*', 'call.new', true],
    ['call.*', 'callXnew', false],
    ['📞?', '📞!', true],
  ])('%s on "%s" is %s', (pattern, event, fits) => {
    expect(new EventPattern(pattern).matches(event)).toBe(fits);
  });

  it('takes steps, not for ever, on what makes others wait', () => {
    const pattern = new EventPattern(`${'*a'.repeat(60)}b`);
    expect(pattern.matches('a'.repeat(128))).toBe(false);
  });
});
