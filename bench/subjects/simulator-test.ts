import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import type { StasisStart } from 'nestjs-ari';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { loadLibrary, loadTesting } from '../run/library.js';
import { median } from '../run/median.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';

/** What a user's file of tests does: a testing module comes up, and a call is made, served and looked at. */
export async function measure(task: Task): Promise<Measurement> {
  const clock = task.parameters['clock'] as 'manual' | 'real';
  const { AriController, OnStasisStart } = await loadLibrary();
  const { AriTestingModule, AsteriskSimulator: Simulator, assertHungUp, assertPlayed } = await loadTesting();

  @AriController({ app: 'menu' })
  class MenuController {
    @OnStasisStart()
    async ask({ channel }: StasisStart): Promise<void> {
      await channel.answer();
      const digit = await channel.nextDigit({ timeout: 10_000 });
      if (digit.outcome !== 'digit') throw new Error('no digit was heard');
      await channel.play(`sound:digits/${digit.digit}`).started();
      await channel.hangup();
    }
  }

  const test = async (asterisk: AsteriskSimulator): Promise<void> => {
    const caller = await asterisk.call({ from: '1001', app: 'menu' });
    await caller.answered();
    if (clock === 'manual') await Promise.all([caller.press('4'), asterisk.advance(100)]);
    else await caller.press('4', { length: 1 });
    await assertPlayed(caller, ['sound:digits/4']);
    await assertHungUp(caller, 16);
  };

  const module = await Test.createTestingModule({
    imports: [AriTestingModule.forRoot({ asterisk: { clock } })],
    providers: [MenuController],
  }).compile();
  await module.init();
  const asterisk = module.get(Simulator);
  const tests: { readonly cpuMs: number; readonly wallMs: number }[] = [];
  const units = numberOf(task, 'repeated');
  const times = await timed(async () => {
    for (let count = 0; count < units; count += 1) tests.push(await timed(() => test(asterisk)));
  });
  await module.close();
  const [first, ...others] = tests;
  const figures = {
    'first ms': first?.wallMs ?? Number.NaN,
    'first CPU ms': first?.cpuMs ?? Number.NaN,
    'later ms': median(others.map(({ wallMs }) => wallMs)),
  };
  return { units, ...times, figures };
}
