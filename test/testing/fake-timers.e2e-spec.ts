import { Test, type TestingModule } from '@nestjs/testing';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { AriTestingModule, assertHungUp, assertPlayed, AsteriskSimulator } from 'nestjs-ari/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const MINUTE = 60_000;

/** Asks for a digit and waits ten minutes for it, then a minute more with a timer of its own, and gives up. */
@AriController({ app: 'patient' })
class PatientController {
  /** What happened when, in milliseconds since the call came. */
  readonly log: string[] = [];

  @OnStasisStart()
  async wait({ channel }: StasisStart) {
    const since = Date.now();
    await channel.answer();
    await channel.play('sound:vm-goodbye').finished();
    this.log.push(`asked after ${Date.now() - since}`);
    const { outcome } = await channel.nextDigit({ timeout: 10 * MINUTE });
    this.log.push(`${outcome} after ${Date.now() - since}`);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, MINUTE);
    });
    await channel.hangup({ ifGone: 'ignore' });
  }
}

let testing: TestingModule;
let asterisk: AsteriskSimulator;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  testing = await Test.createTestingModule({
    imports: [AriTestingModule.forRoot({ asterisk: { clock: 'manual' } })],
    providers: [PatientController],
  }).compile();
  await testing.init();
  asterisk = testing.get(AsteriskSimulator);
});
afterEach(async () => {
  vi.useRealTimers();
  await testing.close();
});

it('a time limit of the library runs out at its moment in the call', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'patient' });
  await asterisk.advance(10 * MINUTE, { timers: vi, step: 1000 });
  const { log } = testing.get(PatientController);
  expect(log).toHaveLength(1);
  await asterisk.advance(5000, { timers: vi });
  expect(log).toEqual([expect.stringMatching(/^asked after/), expect.stringMatching(/^timeout after/)]);
  const [asked = 0, gaveUp = 0] = log.map((line) => Number(/\d+$/.exec(line)?.[0]));
  expect(gaveUp - asked).toBe(10 * MINUTE);
  expect(caller.over).toBe(false);
});

it('a key that comes before the limit ends the wait', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'patient' });
  await asterisk.advance(9 * MINUTE, { timers: vi, step: 1000 });
  const pressed = caller.press('7');
  await asterisk.advance(200, { timers: vi });
  await pressed;
  expect(testing.get(PatientController).log).toHaveLength(2);
  expect(testing.get(PatientController).log[1]).not.toContain('timeout');
});

it('timers of the application move too', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'patient' });
  await asterisk.advance(12 * MINUTE, { timers: vi, step: 1000 });
  await assertPlayed(caller, ['sound:vm-goodbye']);
  await assertHungUp(caller, 16);
});

it('without them they stand still', async () => {
  const caller = await asterisk.call({ from: '1001', app: 'patient' });
  await asterisk.advance(12 * MINUTE);
  expect(caller.over).toBe(false);
});
