import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { eventually } from '../../test/client/support/eventually.js';
import type { SippCall } from '../../test/asterisk/sip/sipp-call.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

/** A loud buzz of 500 Hz, in µ-law. */
function sentence(ms = 600): Buffer {
  const wave = Buffer.concat([Buffer.alloc(8, 0x10), Buffer.alloc(8, 0x90)]);
  return Buffer.alloc(ms * 8, wave);
}

type Recording = ReturnType<SippCall['record']>;

/** Loud packets that were heard; the changes of rate on the way alter the samples a little. */
function heard(recording: Recording): number {
  return recording.filter(({ sound }) => sound.filter((byte) => (byte & 0x7f) < 0x30).length > 80).length;
}

describeOnAsterisk('sample 23, echo and parrot', () => {
  it('lets a caller hear himself, at once or when he has ended his sentence', async () => {
    const sample = await RunningSample.start(AppModule);
    const call = await sample.phone('app-parrot');
    await call.answered();
    await sample.untilEvent('ChannelEnteredBridge', 2);

    // The bridge is there before the sound flows through it.
    const flowing = call.record();
    await eventually(async () => {
      await call.say(sentence(100));
      expect(heard(flowing)).toBeGreaterThan(0);
    });
    const echo = call.record();
    await call.say(sentence());
    await eventually(() => expect(heard(echo)).toBeGreaterThan(25));

    await call.press('2');
    const parrot = call.record();
    await call.say(sentence());
    expect(heard(parrot)).toBe(0);
    await eventually(() => expect(heard(parrot)).toBeGreaterThan(25));
    await call.hangup();
  });
});
