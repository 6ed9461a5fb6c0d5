import type { AsteriskSimulator, PhoneCall, RingingPhone } from 'nestjs-ari/testing';

/** The telephones of the clinic where Asterisk is simulated: a nurse who talks for five seconds, and the doctors. */
export function plugIn(asterisk: AsteriskSimulator): void {
  asterisk.phone('PJSIP/nurse1').onRing((ring) => answer(ring, (call) => call.talk(5_000)));
  asterisk.phone('PJSIP/nurse2').onRing((ring) => ring.decline());
  asterisk.phone('PJSIP/doctor').onRing((ring) => ring.busy());
  asterisk.phone('PJSIP/doctor-mobile').onRing((ring) =>
    answer(ring, async (call) => {
      // "An emergency. Press 1 to take the call."
      await call.talk(2_000);
      await call.press('1');
      await call.talk(5_000);
    }),
  );
}

/** Picks up and hangs up; who is hung up on says nothing more. */
async function answer(ring: RingingPhone, say: (call: PhoneCall) => Promise<void>): Promise<void> {
  const call = ring.answer();
  await say(call).catch(() => {});
  await call.hangup();
}
