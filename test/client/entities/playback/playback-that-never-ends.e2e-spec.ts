import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';

describeOnAsterisk('a sound of a kind that Asterisk does not know', () => {
  it('is accepted, started, and waited for no longer than the wait says', async () => {
    const channel = await answeredCall(await asteriskClient());
    const playback = channel.play('bogus:media');
    expect(await playback.started()).toMatchObject({ outcome: 'started' });
    expect(await playback.finished({ timeout: 300 })).toEqual({ outcome: 'timeout' });
  });

  it('is waited for no longer than the patience of the client', async () => {
    const channel = await answeredCall(await asteriskClient({ patience: 300 }));
    expect(await channel.play('bogus:media').finished()).toEqual({ outcome: 'timeout' });
  });
});
