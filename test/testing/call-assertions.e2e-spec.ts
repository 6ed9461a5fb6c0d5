import { Test, type TestingModule } from '@nestjs/testing';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import {
  AriTestingModule,
  assertDigitsHeard,
  assertHungUp,
  assertPlayed,
  AsteriskSimulator,
  CallAssertionError,
  type PhoneCall,
} from 'nestjs-ari/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Answers, plays two sounds, dials two digits, and hangs up as one who is busy. */
@AriController({ app: 'signals' })
class SignalsController {
  @OnStasisStart()
  async signal({ channel }: StasisStart) {
    await channel.answer();
    await channel.play('sound:beep').finished();
    await channel.play('sound:digits/1').finished();
    await channel.sendDTMF('4#');
    await channel.play('sound:digits/2').finished();
    await channel.hangup({ reason: 'busy' });
  }
}

let testing: TestingModule;
let caller: PhoneCall;

beforeEach(async () => {
  testing = await Test.createTestingModule({
    imports: [AriTestingModule.forRoot({ asterisk: { clock: 'manual' } })],
    providers: [SignalsController],
  }).compile();
  await testing.init();
  caller = await testing.get(AsteriskSimulator).call({ from: '1001', app: 'signals' });
});
afterEach(async () => {
  await advance(4000);
  await testing.close();
});

const advance = (ms: number): Promise<void> => testing.get(AsteriskSimulator).advance(ms);

/** What the assertion throws. */
async function complaint(assertion: Promise<void>): Promise<CallAssertionError> {
  const error = await assertion.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CallAssertionError);
  return error as CallAssertionError;
}

it('sounds, digits and the cause are as they are', async () => {
  const all = [
    assertPlayed(caller, ['sound:beep', 'sound:digits/1', 'sound:digits/2']),
    assertDigitsHeard(caller, '4#'),
    assertHungUp(caller, 17),
  ];
  await advance(4000);
  await Promise.all(all);
});

it('a wrong sound fails at once, with both lists and the story', async () => {
  const failed = complaint(assertPlayed(caller, ['sound:beep', 'sound:goodbye']));
  await advance(1000);
  const { message, expected, actual } = await failed;
  expect(message).toMatch(/expected: sound:beep, sound:goodbye\n +played: +sound:beep, sound:digits\/1\n/);
  expect(message).toMatch(/What happened on this call:\n {2}0 ms: called the application signals\n.*heard sound:beep/s);
  expect({ expected, actual }).toEqual({
    expected: ['sound:beep', 'sound:goodbye'],
    actual: ['sound:beep', 'sound:digits/1'],
  });
});

it('a sound that was not expected fails', async () => {
  await advance(4000);
  const { message } = await complaint(assertPlayed(caller, ['sound:beep']));
  expect(message).toContain('played:   sound:beep, sound:digits/1, sound:digits/2');
});

it('a sound that does not come fails when the time is over', async () => {
  const failed = complaint(assertPlayed(caller, ['sound:beep', 'sound:digits/1'], { timeout: 200 }));
  await advance(200);
  expect((await failed).message).toContain('played:   sound:beep\n');
});

it('silence can be asserted too', async () => {
  await assertPlayed(caller, []);
});

it('other digits fail, and tell which', async () => {
  const failed = complaint(assertDigitsHeard(caller, '42'));
  await advance(4000);
  const { message, actual } = await failed;
  expect(message).toContain('The phone did not hear the digits 42; it heard 4#.');
  expect(message).toContain('heard the digit #');
  expect(actual).toBe('4#');
});

it('digits that do not come fail', async () => {
  const failed = complaint(assertDigitsHeard(caller, '4#', { timeout: 200 }));
  await advance(200);
  expect((await failed).message).toContain('it heard none');
});

it('another cause fails, and both have their names', async () => {
  const failed = complaint(assertHungUp(caller, 16));
  await advance(4000);
  expect((await failed).message).toContain(
    'The call did not end with cause 16 (Normal Clearing): it ended with cause 17 (User busy).',
  );
});

it('a call that goes on fails', async () => {
  const failed = complaint(assertHungUp(caller, 16, { timeout: 100 }));
  await advance(100);
  expect((await failed).message).toContain('it is not over');
});

it('any other condition can be waited for, and tells the story when it does not hold', async () => {
  const wait = caller.until('to be quiet', () => false, { timeout: 100 });
  const story = /^Waited 100 ms for the call to be quiet\.\nWhat happened on this call:\n/;
  await Promise.all([expect(wait).rejects.toThrow(story), advance(100)]);
});
