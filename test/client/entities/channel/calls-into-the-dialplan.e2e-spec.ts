import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { asteriskClient } from '../support/asterisk-call.js';

const TO_BRIEF = { context: 'default', extension: 'brief' };

// Asterisk tells no application of such a call: the library asks it to, when somebody waits.
describeOnAsterisk('a call that goes into the dialplan', () => {
  it('is answered, and ends with its cause, within moments', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/slow@default', TO_BRIEF);
    expect(await call.answered({ timeout: 5_000 })).toMatchObject({ outcome: 'answered', channel: { state: 'Up' } });
    expect(await call.ended({ timeout: 5_000 })).toMatchObject({ outcome: 'hangup', cause: 16 });
  });

  it('that is answered at once is answered all the same', async () => {
    const client = await asteriskClient();
    const channel = await client.originate('Local/answer@default', TO_BRIEF);
    expect(await channel.answered({ timeout: 5_000 })).toMatchObject({ outcome: 'answered' });
    expect(await channel.ended({ timeout: 5_000 })).toMatchObject({ outcome: 'hangup', cause: 16 });
  });

  it('that nobody answers ends with the cause of that', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default', { ...TO_BRIEF, timeout: 1 });
    expect(await call.answered({ timeout: 5_000 })).toMatchObject({ outcome: 'hangup', cause: 19 });
    const { channel_ids: left } = await client.applications.get(client.apps[0] ?? '');
    expect(left).toEqual([]);
  });

  it('is left alone when nobody waits for it', async () => {
    const client = await asteriskClient();
    const { id } = await client.originate('Local/answer@default', TO_BRIEF);
    const { channel_ids: told } = await client.applications.get(client.apps[0] ?? '');
    expect(told).toEqual([]);
    await client.channels.hangup(id);
  });
});
