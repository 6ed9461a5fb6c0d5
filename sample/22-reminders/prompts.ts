/** What patients hear; all of it comes with Asterisk. Record your own, and name the files here. */
export const PROMPTS = {
  /** "Hello. You have …": the appointment follows. */
  reminder: ['sound:hello', 'sound:vm-youhave'],
  /** "Press 1 to confirm it, 2 to cancel it, 3 to talk to us." */
  choices: [...press(1), ...press(2), ...press(3)],
  goodbye: 'sound:vm-goodbye',
  thanks: ['sound:auth-thankyou', 'sound:vm-goodbye'],
};

function press(key: number): readonly string[] {
  return ['sound:vm-press', `sound:digits/${key}`];
}
