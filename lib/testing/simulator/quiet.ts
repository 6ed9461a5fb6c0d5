/** What moves between the simulator and its clients: how much was seen so far, and what is unanswered. */
export interface Activity {
  readonly seen: number;
  readonly inFlight: number;
}

/**
 * Turns of the event loop without any movement after which it counts as quiet. A message to a client in the same process and the
 * request that it answers with take two to four turns each.
 */
const quietTurns = 12;
/** A request that waits for something later (the end of a playback, a response that a test holds back) must not hold up the time. */
const longestWaitTurns = 400;

export async function quiet(activity: () => Activity): Promise<void> {
  let still = 0;
  let last = activity().seen;
  for (let turn = 0; still < quietTurns && turn < longestWaitTurns; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    const { seen, inFlight } = activity();
    still = seen === last && inFlight === 0 ? still + 1 : 0;
    last = seen;
  }
}
