import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { AsteriskServer } from '../../test/asterisk/asterisk-server.js';
import type { SippCall } from '../../test/asterisk/sip/sipp-call.js';
import { SippPhone } from '../../test/asterisk/sip/sipp-phone.js';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

/**
 * Who dials 700 is connected with the telephone at `PJSIP/sipp`, who dials 701 with somebody who hums. A transfer to 9
 * is answered, one to 8 is busy.
 */
const DIALPLAN = `[from-sip](+)
exten => 700,1,Set(PJSIP_TRANSFER_HANDLING()=ari-only)
 same => n,Stasis(transfer,PJSIP/sipp)
exten => 701,1,Set(PJSIP_TRANSFER_HANDLING()=ari-only)
 same => n,Stasis(transfer,Local/tone@default/n)
[default](+)
exten => 9,1,Answer()
 same => n,Playback(hello-world)
exten => 8,1,Busy(1)`;

/** How a transfer fared, as the telephone that asked for it was told. */
function told(trace: string): string[] {
  return [...trace.matchAll(/^NOTIFY sip[\s\S]*?\r?\n\r?\n(SIP\/2\.0 \d+)/gm)].map(([, status = '']) => status);
}

describeOnAsterisk('sample 14, transfer', () => {
  let server: AsteriskServer;

  beforeAll(async () => {
    server = await AsteriskServer.start({ confExtra: { 'extensions.conf': DIALPLAN } });
  });
  afterAll(() => server.stop());

  /** A caller and the other party, who talk. */
  async function talking(): Promise<{ sample: RunningSample; caller: SippCall; party: SippPhone }> {
    const sample = await RunningSample.start(AppModule, undefined, server);
    const party = await SippPhone.plugIn(server);
    onTestFinished(() => party.unplug());
    const caller = await sample.phone('700');
    await party.answer();
    await sample.untilEvent('ChannelEnteredBridge', 2);
    await Promise.all([caller.speak(400), party.hears(10)]);
    return { sample, caller, party };
  }

  it('hands the other party over to where the caller sends it, and lets the caller go', async () => {
    const { sample, caller, party } = await talking();
    await caller.transfer('9');
    const { trace } = await caller.ended();
    expect(told(trace)).toEqual(['SIP/2.0 100', 'SIP/2.0 200']);
    await party.hears(25);
    // The sound of 9 ends, 9 hangs up, and the party has nobody left to talk with.
    await party.ended();
    await sample.untilEvent('BridgeDestroyed');
  });

  it('lets the two talk on when the destination is busy', async () => {
    const { sample, caller, party } = await talking();
    await caller.transfer('8');
    // The request, and two reports of its progress.
    await sample.untilEvent('ChannelTransfer', 3);
    await Promise.all([caller.speak(400), party.hears(10)]);
    const { trace } = await caller.hangup();
    expect(told(trace)).toEqual(['SIP/2.0 100', 'SIP/2.0 503']);
    await party.ended();
    await sample.untilEvent('BridgeDestroyed');
  });

  it('hands the other party over to whom the caller has talked with before, and lets the caller go', async () => {
    const { sample, caller, party } = await talking();
    const second = await sample.phone('701');
    await sample.untilEvent('ChannelEnteredBridge', 4);
    await second.hears(10);
    await caller.connectWith(second);
    const [{ trace }] = await Promise.all([caller.ended(), second.ended()]);
    expect(told(trace)).toEqual(['SIP/2.0 100', 'SIP/2.0 200']);
    await party.hears(25);
    const left = async (): Promise<number[]> =>
      (await sample.client.bridges.list()).map(({ channels }) => channels.length);
    await expect.poll(left, { timeout: 5_000 }).toEqual([2]);
  });
});
