/** What patients hear. All of it comes with Asterisk; a clinic records its own, and names the files here. */
export const PROMPTS = {
  /** "… for an appointment, press 1; to leave a message, 2; in an emergency, 3." */
  menu: ['sound:hello', ...press(1), ...press(2), ...press(3)],
  /** "We are closed. To leave a message, press 2; in an emergency, 3." */
  closed: ['sound:vm-nobodyavail', ...press(2), ...press(3)],
  wrongKey: 'sound:pm-invalid-option',
  /** "To be called at this number, press 1; at another one, 2." */
  whichNumber: ['sound:vm-tocallback', ...press(1), 'sound:vm-calldiffnum', ...press(2)],
  enterNumber: ['sound:vm-enter-num-to-call', 'sound:vm-then-pound'],
  willBeCalled: ['sound:auth-thankyou', 'sound:vm-goodbye'],
  leaveMessage: 'sound:vm-intro',
  /** "If this is correct, press 1; to record it again, 2." */
  reviewMessage: ['sound:if-correct-press', 'sound:digits/1', 'sound:vm-torerecord', ...press(2)],
  messageTaken: ['sound:vm-msgsaved', 'sound:vm-goodbye'],
  /** What a doctor hears: "An emergency. Press 1 to take the call." */
  emergency: ['sound:priv-callpending', ...press(1)],
  nobody: 'sound:vm-nobodyavail',
  goodbye: 'sound:vm-goodbye',
};

/** What patients hear, in the words of a clinic. */
export type ClinicPrompts = { readonly [Name in keyof typeof PROMPTS]: string | readonly string[] };

function press(key: number): readonly string[] {
  return ['sound:vm-press', `sound:digits/${key}`];
}

/** The place in the queue, and: "Press 1 to be called back." */
export function placePrompt(position: number): readonly string[] {
  if (position === 1) return ['sound:queue-youarenext', ...press(1)];
  const before = `sound:digits/${Math.min(position - 1, 20)}`;
  return ['sound:queue-thereare', before, 'sound:queue-callswaiting', ...press(1)];
}
