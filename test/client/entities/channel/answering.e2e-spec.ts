import { expect, it } from 'vitest';
import { AriServerException } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { asteriskClient, dialplanCaller } from '../support/asterisk-call.js';
import { failureOf } from '../support/outcomes.js';

describeOnAsterisk('waiting for an answer', () => {
  it('of a party that is rung: when it picks up', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/slow@default');
    expect((await call).state).toBe('Down');
    expect(await call.answered({ timeout: 10 })).toEqual({ outcome: 'timeout' });
    expect(await call.answered()).toMatchObject({ outcome: 'answered', channel: { id: call.id, state: 'Up' } });
    expect(await call.entered()).toMatchObject({ outcome: 'event', event: { type: 'StasisStart' } });
    await (await call).hangup();
  });

  it('of a party that does not pick up in time: hangup with cause 19', async () => {
    const client = await asteriskClient();
    const call = client.originate('Local/ring@default', { timeout: 1 });
    expect(await call.answered()).toMatchObject({ outcome: 'hangup', cause: 19 });
    expect(await call.entered()).toMatchObject({ outcome: 'hangup', cause: 19 });
  });

  it('of a party that is busy: hangup; the near half of a Local channel knows no cause', async () => {
    const client = await asteriskClient();
    expect(await client.originate('Local/busy@default').answered()).toMatchObject({ outcome: 'hangup', cause: 0 });
  });

  it('of an endpoint that does not exist: the exception of the command', async () => {
    const client = await asteriskClient();
    const call = client.originate('Nowhere/nobody');
    expect(await failureOf(call.answered())).toBeInstanceOf(AriServerException);
    expect(await failureOf(call.entered())).toBeInstanceOf(AriServerException);
    expect(await failureOf(call.ended())).toBeInstanceOf(AriServerException);
  });

  it('of a caller: when we answer', async () => {
    const client = await asteriskClient();
    const { channel } = await dialplanCaller(client);
    expect(channel.state).toBe('Ring');
    expect(await channel.answered()).toMatchObject({ outcome: 'answered', channel: { id: channel.id, state: 'Up' } });
  });

  it('of a party that is dialled on a created channel', async () => {
    const client = await asteriskClient();
    const call = client.create('Local/slow@default');
    const channel = await call;
    await call.entered();
    const dial = channel.dial();
    await dial;
    expect(await dial.answered()).toMatchObject({ outcome: 'answered', channel: { id: channel.id } });
    await channel.hangup();
  });

  it('of a busy party that is dialled: unanswered, and the channel is still there', async () => {
    const client = await asteriskClient();
    const call = client.create('Local/busy@default');
    const channel = await call;
    await call.entered();
    expect(await channel.dial().answered()).toMatchObject({ outcome: 'unanswered', dialstatus: 'BUSY' });
    expect(await channel.refresh()).toMatchObject({ id: channel.id });
    await channel.hangup();
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup' });
  });
});
