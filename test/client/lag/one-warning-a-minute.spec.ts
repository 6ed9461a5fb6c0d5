import { describe, expect, it } from 'vitest';
import { LagWarnings } from '../../../lib/client/connection/index.js';

describe('lags near the limit of Asterisk', () => {
  it('are one warning a minute, which names the lag, the setting and its file', () => {
    const warnings = new LagWarnings();
    const first = warnings.of(84, 1_000);
    expect(first).toMatch(/stood still for 84 ms.*websocket_write_timeout in \[general\] of ari\.conf/);
    expect([2_000, 60_999].map((now) => warnings.of(90, now))).toEqual([undefined, undefined]);
  });

  it('are counted meanwhile, and the next warning tells how many and the worst', () => {
    const warnings = new LagWarnings();
    for (const [lagMs, now] of [[84, 0] as const, [300, 100] as const, [99, 59_000] as const]) warnings.of(lagMs, now);
    expect(warnings.of(85, 60_000)).toMatch(/for 85 ms.*and 2 times more before, for 300 ms at worst/);
    expect(warnings.of(86, 120_000)).not.toContain('more before');
  });
});
