import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';

describeOnAsterisk('a client that lets Asterisk send only what is listened to', () => {
  // The filter of the connect may be under way still when the listener widens it, or not: it is a matter of chance.
  it('is sent what a listener of one object asks for', { repeats: 20 }, async () => {
    const client = await asteriskClient({ eventFilter: 'auto' });
    const channel = await answeredCall(client);
    const set = new Promise<string>((resolve) => {
      const { ready } = channel.on('ChannelVarset', ({ variable, value }) => variable === 'MOOD' && resolve(value));
      void ready.then(() => channel.setChannelVar('MOOD', { value: 'fine' }));
    });
    expect(await set).toBe('fine');
  });

  it('is sent what waits need, whether anybody listens or not', async () => {
    const client = await asteriskClient({ eventFilter: 'auto' });
    const call = client.create('Local/busy@default');
    const channel = await call;
    await call.entered();
    expect(await channel.dial().answered()).toMatchObject({ outcome: 'unanswered', dialstatus: 'BUSY' });
    const ended = channel.ended();
    await channel.hangup({ ifGone: 'ignore' });
    expect(await ended).toMatchObject({ outcome: 'hangup' });
  });
});
