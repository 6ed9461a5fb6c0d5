import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';

/** Patients where Asterisk is simulated: two who answer, a machine, and one who is always busy; and the desk. */
export function plugIn(asterisk: AsteriskSimulator): void {
  // A user who tries it does not want to wait ten minutes for the one who is busy.
  process.env['REMINDERS_RETRY_AFTER'] ??= '5';
  const picksUp = (endpoint: string, then: (call: PhoneCall) => Promise<void>): void => {
    asterisk.phone(endpoint).onRing((ring) => then(ring.answer()).catch(() => {}));
  };
  picksUp('PJSIP/201@trunk', (call) => answersAndPresses(call, '1'));
  picksUp('PJSIP/202@trunk', (call) => answersAndPresses(call, '3'));
  // "This is the machine of … Please leave a message."
  picksUp('PJSIP/203@trunk', async (call) => {
    await call.talk(1_000);
    await call.talk(5_000);
  });
  asterisk.phone('PJSIP/204@trunk').onRing((ring) => ring.busy());
  picksUp('PJSIP/desk', async (call) => {
    await call.talk(3_000);
    await call.hangup();
  });
}

/** "Hello?" – and a key, when the reminder was heard. */
async function answersAndPresses(call: PhoneCall, key: string): Promise<void> {
  await call.talk(600);
  await call.heard('sound:vm-press');
  await call.press(key);
}
