import { expect, it } from 'vitest';
import { AriIllegalStateException, AriNotFoundException } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';
import { failureOf } from '../support/outcomes.js';

describeOnAsterisk('a command that Asterisk refuses', () => {
  it('rejects the playback and every wait on it with the same exception', async () => {
    const client = await asteriskClient();
    const channel = await answeredCall(client);
    await channel.hangup();
    await channel.ended();
    const playback = channel.play('sound:beep');
    const failure = await failureOf(playback);
    expect(failure).toBeInstanceOf(AriNotFoundException);
    expect(await failureOf(playback.finished())).toBe(failure);
    expect(await failureOf(playback.started())).toBe(failure);
  });

  it('rejects a recording and every wait on it', async () => {
    const channel = await answeredCall(await asteriskClient(), 'tone');
    const first = channel.record({ name: `twice-${channel.id}` });
    await first.started();
    const second = channel.record({ name: first.name });
    expect(await failureOf(second.finished())).toBeInstanceOf(AriIllegalStateException);
    expect(await failureOf(second)).toBeInstanceOf(AriIllegalStateException);
    await first.cancel();
    expect(await first.finished()).toMatchObject({ outcome: 'cancelled' });
  });
});
