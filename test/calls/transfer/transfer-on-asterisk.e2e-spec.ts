import { dial, Transfer, transfer, type AcceptedTransfer } from 'nestjs-ari/calls';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';

describeOnAsterisk('transfers on a real Asterisk', () => {
  it('a telephone that asks by REFER is told how it went, and let go; the others talk', async () => {
    const stage = await RealStage.set();
    const [first, second] = await Promise.all([stage.phone(), stage.phone()]);
    const accepted: Promise<AcceptedTransfer>[] = [];
    stage.client.on('ChannelTransfer', (event) => {
      if (event.state === undefined) accepted.push(new Transfer(event).accept(second.endpoint));
    });
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call(async (channel) => {
      await channel.setChannelVar('PJSIP_TRANSFER_HANDLING()', { value: 'ari-only' });
      return dial(channel, first.endpoint, { onConnected });
    });
    await first.phone.answer();
    await connected;
    await caller.transfer('9');
    await second.phone.answer();
    const { trace } = await caller.ended();
    expect(trace).toMatch(/^NOTIFY sip[\s\S]*?\r?\n\r?\nSIP\/2\.0 200/m);
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'transfer' });
    await stage.hangUpAll();
    expect(await accepted[0]).toMatchObject({ outcome: 'transferred' });
    await stage.empty();
  });

  it('warm: the destination takes the party by a key, and both hear each other', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const options = { mode: 'warm', briefing: 'sound:hello-world', onConnected } as const;
    const { caller, result } = await stage.call((channel) => transfer(channel, endpoint, options));
    await caller.answered();
    await phone.answer();
    await phone.hears(20);
    await phone.press('1');
    await connected;
    await Promise.all([caller.speak(400), phone.hears(10)]);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'transferred', dial: { endedBy: 'caller' } });
    await stage.empty();
  });
});
