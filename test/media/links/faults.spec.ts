import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketLink, type LinkEnd } from '../../../lib/media/links/index.js';
import { eventually } from '../../client/support/eventually.js';
import { mediaStart, StubAsteriskSocket } from '../support/stub-asterisk-socket.js';

function endsOf(link: WebSocketLink): LinkEnd[] {
  const ends: LinkEnd[] = [];
  link.listen({ audio: () => {}, digit: () => {}, trouble: () => {}, ended: (end) => void ends.push(end) });
  return ends;
}

/** Beats of the link that a test makes. */
function movedBeats(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

const LIMITS = { lead: 200, highWater: 1_000, most: 60_000 };
const TWO_BEATS_MS = 10_000;

describe('a media socket whose other side', () => {
  it('is half open is given up after two beats, and what waits for it is settled', async () => {
    movedBeats();
    const { link } = await StubAsteriskSocket.linked({}, { deaf: true });
    const ends = endsOf(link);
    const playout = link.playout(LIMITS);
    void playout.write(Buffer.alloc(16_000, 1));
    const mark = playout.mark('end');
    vi.advanceTimersByTime(TWO_BEATS_MS);
    expect(ends).toEqual([{ by: 'network', reason: 'the connection is dead: Asterisk does not answer' }]);
    expect(await mark).toMatchObject({ outcome: 'flushed' });
    await eventually(() => expect(vi.getTimerCount()).toBe(0));
  });

  it('has stalled in its reading is given up as well', async () => {
    movedBeats();
    const { far, link } = await StubAsteriskSocket.linked();
    const ends = endsOf(link);
    far.socket.pause();
    vi.advanceTimersByTime(TWO_BEATS_MS);
    expect(ends).toMatchObject([{ by: 'network' }]);
  });

  it('lives is asked and not given up, however long it is silent', async () => {
    movedBeats();
    const { far, near } = await StubAsteriskSocket.pair();
    const started = WebSocketLink.started(near, 'weConnect', 5_000);
    far.say(mediaStart());
    const ends = endsOf(await started);
    for (let beat = 0; beat < 5; beat += 1) {
      const answered = once(near, 'pong');
      vi.advanceTimersByTime(TWO_BEATS_MS / 2);
      await answered;
    }
    expect(ends).toEqual([]);
  });

  it('refuses what it was sent (1009) ends the stream, with the code', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const ends = endsOf(link);
    far.socket.close(1009);
    await eventually(() => expect(ends).toEqual([{ by: 'asterisk', reason: 'Asterisk closed the socket with 1009' }]));
  });

  it('sends a message that is too long is cut off, and nothing of it is kept', async () => {
    const { far, near } = await StubAsteriskSocket.pair({ longest: 128 * 1_024 });
    const started = WebSocketLink.started(near, 'weConnect', 5_000);
    far.say(mediaStart());
    const ends = endsOf(await started);
    far.sound(Buffer.alloc(20_000_000, 1));
    await eventually(() => expect(ends).toHaveLength(1));
    expect(ends[0]).toMatchObject({ by: 'network', reason: expect.stringContaining('Max payload') as string });
  });
});
