import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';
import { AsteriskWithMedia, WAYS } from '../support/asterisk-with-media.js';

// A server of each test's own: it is killed.
describeOnAsterisk('an Asterisk that is gone in the middle of a call', () => {
  it.each(WAYS)('ends the stream, and everything that waits for it (%s)', async (way) => {
    const place = await AsteriskWithMedia.start();
    onTestFinished(() => place.stop());
    const { open } = await place.call();
    const media = await open({ format: 'slin16', way });
    const read = (async () => {
      for await (const frame of media) expect(frame.audio.length).toBe(640);
      return 'the loop has ended';
    })();
    void media.write(Buffer.alloc(640_000, 1));
    const mark = media.mark('end');
    const played = media.play(Buffer.alloc(64_000, 1));
    await place.asterisk.kill();
    const end = await media.ended;
    expect(['asterisk', 'network']).toContain(end.by);
    expect(await read).toBe('the loop has ended');
    expect((await played).outcome).toBe('flushed');
    expect((await mark).outcome).toBe('flushed');
    await eventually(() => expect(place.server.streams).toBe(0));
  });
});
