import { afterEach, expect, it, vi } from 'vitest';
import { PackageMissingException } from '../../test/debian/package-missing.exception.js';
import { Espeak } from '../../test/espeak/espeak.js';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { eventually } from '../../test/client/support/eventually.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

const espeak = await espeakOfThisMachine();

describeOnAsterisk('sample 25, a voice agent', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.skipIf(espeak === undefined)('speaks English by a program of this machine, without key and network', async () => {
    vi.stubEnv('ESPEAK', espeak?.program);
    for (const [name, value] of Object.entries(espeak?.environment ?? {})) vi.stubEnv(name, value);
    const sample = await RunningSample.start(AppModule);
    const call = await sample.phone('app-voice');
    await call.answered();
    const recorded = call.record();
    // A voice goes up and down, where a tone repeats itself: nearly every loud frame is another one.
    const loud = () =>
      recorded
        .filter(({ sound }) => sound.filter((byte) => (byte & 0x7f) < 0x40).length > 40)
        .map(({ sound }) => sound);
    await eventually(() => expect(loud().length).toBeGreaterThan(60));
    expect(new Set(loud().map((sound) => sound.toString('latin1'))).size).toBeGreaterThan(55);
    await call.press('9');
    await call.ended();
  });

  it('greets, is silent when the caller speaks, answers, and says goodbye before it hangs up', async () => {
    const sample = await RunningSample.start(AppModule);
    const call = await sample.phone('app-voice');
    await call.answered();
    const recorded = call.record();
    const loud = (from = 0): number =>
      recorded.slice(from).filter(({ sound }) => sound.filter((byte) => (byte & 0x7f) < 0x40).length > 40).length;
    await eventually(() => expect(loud()).toBeGreaterThan(20));
    // The greeting is 60 letters, three seconds: it stops while the caller speaks.
    await call.speak(600);
    const spoken = recorded.length;
    await eventually(() => expect(loud(spoken)).toBeGreaterThan(20));
    await call.press('9');
    await call.ended();
    // "Goodbye." is eight letters of 60 ms, heard to the end.
    const end = recorded.length - recorded.findLastIndex(({ sound }) => sound.some((byte) => (byte & 0x7f) < 0x40));
    expect(end).toBeLessThan(10);
  });
});

async function espeakOfThisMachine(): Promise<Espeak | undefined> {
  try {
    return await Espeak.prepare();
  } catch (error) {
    if (error instanceof PackageMissingException) return undefined;
    throw error;
  }
}
