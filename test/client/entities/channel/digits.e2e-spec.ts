import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../../setup/describe-on-asterisk.js';
import { answeredCall, asteriskClient } from '../support/asterisk-call.js';
import { recorder } from '../support/outcomes.js';

describeOnAsterisk('digits from a caller', () => {
  it('reach listeners and waits, each once and in order', async () => {
    const channel = await answeredCall(await asteriskClient(), 'press-59*#');
    const heard = recorder<string>();
    channel.on('ChannelDtmfReceived', ({ digit }) => heard.record(digit));
    const taken: string[] = [];
    while (taken.length < 4) {
      const next = await channel.nextDigit({ timeout: 5_000 });
      if (next.outcome !== 'digit') throw new Error(`${taken.join('')}, then ${next.outcome}`);
      expect(next.duration_ms).toBeGreaterThan(0);
      taken.push(next.digit);
    }
    expect(taken.join('')).toBe('59*#');
    expect(heard.seen).toEqual(taken);
  });

  it('reach them as fast as Asterisk can press keys', async () => {
    const client = await asteriskClient();
    // Both halves of this call are in the application: what one is made to press is heard from the other.
    client.on('StasisStart', ({ channel: half }) => (half.id.endsWith(';2') ? half.answer() : undefined));
    const channel = await answeredCall(client, `app-${client.apps[0]}`);
    const heard = recorder<string>();
    const ten = new Promise<void>((resolve) => {
      channel.on('ChannelDtmfReceived', ({ digit }) => {
        heard.record(digit);
        if (heard.seen.length === 10) resolve();
      });
    });
    await client.channels.sendDTMF(`${channel.id};2`, { dtmf: '0123456789', duration: 20, between: 0 });
    await ten;
    expect(heard.seen.join('')).toBe('0123456789');
  });

  it('are kept when they are typed before the prompt starts', async () => {
    const channel = await answeredCall(await asteriskClient(), 'press-42');
    await channel.until('ChannelDtmfReceived', ({ digit }) => digit === '2');
    await channel.play('sound:beep').started();
    expect(await channel.nextDigit()).toMatchObject({ outcome: 'digit', digit: '4' });
    expect(await channel.nextDigit()).toMatchObject({ outcome: 'digit', digit: '2' });
    expect(await channel.nextDigit({ timeout: 50 })).toEqual({ outcome: 'timeout' });
  });

  it('are forgotten with `flush`', async () => {
    const channel = await answeredCall(await asteriskClient(), 'press-12');
    await channel.until('ChannelDtmfReceived', ({ digit }) => digit === '2');
    expect(await channel.nextDigit({ flush: true, timeout: 50 })).toEqual({ outcome: 'timeout' });
  });

  it('end with the call', async () => {
    const channel = await answeredCall(await asteriskClient(), 'brief');
    expect(await channel.nextDigit()).toMatchObject({ outcome: 'hangup' });
  });
});
