import { expect, it } from 'vitest';
import type { StasisStart } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient, bySomebodyElse, dialplanCaller, unique } from '../support/asterisk-call.js';

describeOnAsterisk('a channel that leaves its application alive', () => {
  it('has continued when this client lets it go on in the dialplan', async () => {
    const { channel } = await dialplanCaller(await asteriskClient());
    const ended = channel.ended();
    await channel.continueInDialplan({ context: 'default', extension: 'answer', priority: 1 });
    expect(await ended).toMatchObject({ outcome: 'continued', channel: { id: channel.id } });
    expect(await channel.leftStasis()).toMatchObject({ outcome: 'continued' });
  });

  it('has continued when somebody else lets it go on', async () => {
    const { channel } = await dialplanCaller(await asteriskClient());
    const ended = channel.ended();
    const path = `channels/${encodeURIComponent(channel.id)}/continue?context=default&extension=answer&priority=1`;
    expect(await bySomebodyElse('POST', path)).toBe(204);
    expect(await ended).toMatchObject({ outcome: 'continued' });
  });

  it('is followed again when it comes back', async () => {
    const client = await asteriskClient();
    const { channel } = await dialplanCaller(client);
    const ended = channel.ended();
    const returned = new Promise<StasisStart>((resolve) => client.once('StasisStart', resolve));
    await channel.continueInDialplan({ context: 'default', extension: `app-${client.apps[0]}`, priority: 1 });
    expect(await ended).toMatchObject({ outcome: 'continued' });
    const { channel: back } = await returned;
    const endedForGood = back.ended();
    await back.hangup();
    expect(await endedForGood).toMatchObject({ outcome: 'hangup' });
  });

  it('was moved when this client gives it to another program', async () => {
    const other = await asteriskClient();
    const [elsewhere = ''] = other.apps;
    const channel = await answeredCall(await asteriskClient());
    const ended = channel.ended();
    await channel.move(elsewhere);
    expect(await ended).toMatchObject({ outcome: 'moved', application: elsewhere });
  });

  it('has left, and not ended, when it moves between two applications of this client', async () => {
    const apps = [unique('first'), unique('second')] as const;
    const client = await asteriskClient({ apps });
    const call = client.originate('Local/answer@default', { app: apps[0] });
    const entered = await call.entered();
    if (entered.outcome !== 'event') throw new Error(`it ended as ${entered.outcome}`);
    const { channel } = entered.event;
    const left = channel.leftStasis();
    await client.channels.move(channel.id, { app: apps[1] });
    expect(await left).toMatchObject({ outcome: 'moved', application: apps[1] });
    expect(await channel.ended({ timeout: 200 })).toEqual({ outcome: 'timeout' });
    await channel.hangup();
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', cause: 16 });
  });

  it('stays when there is no such application', async () => {
    const channel = await answeredCall(await asteriskClient());
    const failed = channel.until('ApplicationMoveFailed');
    await channel.move(unique('nobody'));
    expect(await failed).toMatchObject({ outcome: 'event' });
    await channel.continueInDialplan({ context: 'default', extension: 'answer', priority: 1 });
    expect(await channel.ended()).toMatchObject({ outcome: 'continued' });
    await channel.hangup();
  });
});
