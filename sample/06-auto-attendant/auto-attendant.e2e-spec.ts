import { expect, it } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { PATIENCE } from './auto-attendant.controller.js';

/** Every sound that began, in order: a playback of several tells of each. */
function soundsOf(sample: RunningSample): string[] {
  const sounds: string[] = [];
  sample.client.onPlaybackEvent('PlaybackStarted', ({ media_uri }) => void sounds.push(media_uri));
  return sounds;
}

function withPatience(patience: number): Promise<RunningSample> {
  return RunningSample.start(AppModule, (builder) => builder.overrideProvider(PATIENCE).useValue(patience));
}

describeOnBoth('sample 06, auto-attendant', () => {
  it('repeats 1 and 2, each of which cuts the menu short', async () => {
    const sample = await withPatience(10_000);
    const sounds = soundsOf(sample);
    const phone = await sample.caller('app-auto-attendant');
    await phone.answered();
    await sample.until(() => sounds.includes('sound:vm-press'), 'no menu');
    await phone.press('1');
    await sample.until(() => sounds.includes('sound:you-entered'), '1 was not repeated');
    await phone.hears(25);
    await phone.press('2');
    await sample.untilHeard('digits/2 done');
    await phone.hangup();
    await sample.untilEvent('StasisEnd');
    expect(sounds.indexOf('sound:you-entered')).toBeLessThan(4);
    expect(sounds.filter((sound) => sound === 'sound:you-entered')).toHaveLength(2);
  });

  it('refuses other keys and offers the menu again', async () => {
    const sample = await withPatience(10_000);
    const sounds = soundsOf(sample);
    const phone = await sample.caller('app-auto-attendant');
    await phone.press('7');
    await sample.until(() => sounds.includes('sound:pm-invalid-option'), 'was not refused');
    await sample.until(
      () => sounds.lastIndexOf('sound:vm-press') > sounds.indexOf('sound:pm-invalid-option'),
      'no menu after the refusal',
    );
    await phone.hears(25);
    await phone.hangup();
    await sample.untilEvent('StasisEnd');
  });

  it('asks who says nothing whether they are still there', async () => {
    const sample = await withPatience(300);
    const sounds = soundsOf(sample);
    const phone = await sample.caller('app-auto-attendant');
    await phone.answered();
    await sample.until(() => sounds.filter((sound) => sound === 'sound:hello').length === 2, 'was not asked twice');
    await phone.hears(10);
    await phone.press('2');
    await sample.untilHeard('digits/2 done');
    await phone.hangup();
    await sample.untilEvent('StasisEnd');
    expect(sounds.slice(0, 5)).toEqual([
      'sound:vm-press',
      'sound:digits/1',
      'sound:vm-press',
      'sound:digits/2',
      'sound:hello',
    ]);
  });
});
