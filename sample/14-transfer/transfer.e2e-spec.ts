import { expect, it } from 'vitest';
import type { AnsweringPhone } from '../support/answering-phone.js';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import type { SamplePhone } from '../support/sample-phone.js';
import { AppModule } from './app.module.js';

const LEFT_TO_US = 'Set(PJSIP_TRANSFER_HANDLING()=ari-only)';

/** Who dials 700 is connected with the telephone at `PJSIP/sipp`, who dials 701 with somebody who hums. */
const EXTENSIONS = {
  '700': [LEFT_TO_US, 'Stasis(transfer,PJSIP/sipp)'],
  '701': [LEFT_TO_US, 'Stasis(transfer,Local/tone@default/n)'],
};

/** A transfer to 9 is answered, and long enough for a busy machine to connect the two; one to 8 is busy. */
const DESTINATIONS = { '9': ['Answer()', 'Playback(hello-world&hello-world&hello-world)'], '8': ['Busy(1)'] };

/** How a transfer fared, as the telephone that asked for it was told: by NOTIFY, or by the simulator. */
function told(trace: string): number[] {
  const reports = /^NOTIFY sip[\s\S]*?\r?\n\r?\nSIP\/2\.0 (\d+)|was told of the transfer: (\d+)$/gm;
  return [...trace.matchAll(reports)].map(([, bySip, bySimulator]) => Number(bySip ?? bySimulator));
}

interface Talk {
  readonly sample: RunningSample;
  readonly caller: SamplePhone;
  readonly party: AnsweringPhone;
}

/** A caller and the other party, who talk. */
async function talking(): Promise<Talk> {
  const sample = await RunningSample.start(AppModule);
  const { phone: party } = await sample.answeringPhone();
  const caller = await sample.caller('700');
  await party.answer();
  await sample.untilEvent('ChannelEnteredBridge', 2);
  await Promise.all([caller.speak(400), party.hears(10)]);
  return { sample, caller, party };
}

function behaviour(): void {
  it('hands the other party over to where the caller sends it, and lets the caller go', async () => {
    const { sample, caller, party } = await talking();
    await caller.transfer('9');
    const { trace } = await caller.ended();
    expect(told(trace)).toEqual([100, 200]);
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
    expect(told(trace)).toEqual([100, 503]);
    await party.ended();
    await sample.untilEvent('BridgeDestroyed');
  });

  it('hands the other party over to the one that the caller has talked with before, and lets the caller go', async () => {
    const { sample, caller, party } = await talking();
    const second = await sample.caller('701');
    await sample.untilEvent('ChannelEnteredBridge', 4);
    await second.hears(10);
    await caller.connectWith(second);
    const [{ trace }] = await Promise.all([caller.ended(), second.ended()]);
    expect(told(trace)).toEqual([100, 200]);
    await party.hears(25);
    const left = async (): Promise<number[]> =>
      (await sample.client.bridges.list()).map(({ channels }) => channels.length);
    await expect.poll(left).toEqual([2]);
  });
}

describeOnBoth('sample 14, transfer', behaviour, { extensions: EXTENSIONS, localExtensions: DESTINATIONS });
