import { expect, it } from 'vitest';
import type { AriClient } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { asteriskClient } from '../support/asterisk-call.js';

const AT_ONCE = 32;
const CALLS = process.env['SOAK'] === '1' ? 2_000 : 200;
const PER_CALL_MS = 500;

/** What one call came to, in the order in which its waits were settled. */
async function wholeCall(client: AriClient): Promise<string> {
  const settled: string[] = [];
  const call = client.originate('Local/answer@default');
  let starts = 0;
  const counted = client.on('StasisStart', ({ channel }) => {
    if (channel.id === call.id) starts += 1;
  });
  const entered = await call.entered();
  settled.push(`entered ${entered.outcome}`);
  if (entered.outcome !== 'event') return settled.join(', ');
  const { channel } = entered.event;
  const playback = channel.play('sound:beep');
  void playback.finished().then(({ outcome }) => settled.push(`played ${outcome}`));
  await playback.finished();
  const ended = channel.ended();
  await channel.hangup();
  const end = await ended;
  settled.push(`ended ${end.outcome} ${'cause' in end ? end.cause : ''}`);
  counted.unsubscribe();
  return [`${starts} start`, ...settled].join(', ');
}

describeOnAsterisk(`${CALLS} calls, ${AT_ONCE} at a time`, () => {
  it('lose no result and get none twice', { timeout: 10_000 + CALLS * PER_CALL_MS }, async () => {
    const client = await asteriskClient();
    const results = new Map<string, number>();
    let left = CALLS;
    const line = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const result = await wholeCall(client);
        results.set(result, (results.get(result) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
    const good = '1 start, entered event, played finished, ended hangup 16';
    expect(Object.fromEntries(results)).toEqual({ [good]: CALLS });
    expect(client.counts.malformed).toBe(0);
  });
});
