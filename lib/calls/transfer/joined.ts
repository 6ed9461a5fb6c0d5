import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import type { DialOptions } from '../dial/index.js';
import { CallBridge, dialSettings, talked } from '../dial/internal.js';
import { Party, VerbScope } from '../verb/index.js';

/** Whether two parties were brought together, and how long they have talked. */
export type JoinedResult = { readonly joined: false } | { readonly joined: true; readonly talkMs: number };

/** What happens around the moment when two parties are brought together. */
export interface Joining {
  /** Both are still there, and nobody has moved yet: the party that is left behind may be hung up from now on. */
  readonly ready: () => Promise<void>;
  /** The two talk. */
  readonly together: () => Promise<void>;
}

/** Brings two parties together who both talk elsewhere, in a bridge of their own, and follows their talk to its end. */
export async function joined(
  first: Channel,
  second: Channel,
  options: DialOptions,
  { ready, together }: Joining,
): Promise<JoinedResult> {
  const surroundings = new CallSurroundings(first);
  const settings = dialSettings(surroundings.connection, [], options);
  const [caller, callee] = [new Party(first), new Party(second)];
  const scope = new VerbScope(caller.ending, callee.ending, options.signal);
  const bridge = new CallBridge(surroundings, scope);
  try {
    if (caller.gone || callee.gone) return { joined: false };
    await ready();
    if (!(await bridge.add(caller)) || !(await bridge.add(callee))) return { joined: false };
    let after: Promise<void> | undefined;
    const talkers = { caller, callee, bridgeId: bridge.id };
    const { end } = await talked(talkers, settings, surroundings, scope, () => {
      after = together();
    });
    await after;
    return { joined: true, talkMs: end.talkMs };
  } finally {
    caller.release();
    callee.release();
    await scope.close();
  }
}
