import type { Channel } from '../../client/index.js';
import { AriAbortedException } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { CallBridge, heard, type Consent, type ConsentOf } from '../dial/internal.js';
import { Party, VerbScope } from '../verb/index.js';

/** What an agent and a destination do with a party who waits. */
export interface Consultation {
  readonly agent: Channel;
  readonly briefing: string | readonly string[] | undefined;
  readonly accept: string;
  readonly decline: string;
  readonly surroundings: CallSurroundings;
}

/**
 * Lets an agent talk with the destination until one of them decides: the agent by hanging up, the destination by a key,
 * or by hanging up.
 */
export function consultation({ agent, briefing, accept, decline, surroundings }: Consultation): ConsentOf {
  return async (destination, stop) => {
    if (briefing !== undefined && !(await heard(destination, briefing, stop))) return 'gone';
    const transferer = new Party(agent);
    const scope = new VerbScope(destination.ending, transferer.ending, stop);
    const bridge = new CallBridge(surroundings, scope);
    scope.defer(() => transferer.release());
    try {
      if (!(await bridge.add(destination))) return 'gone';
      if (!transferer.gone) await bridge.add(transferer);
      const chosen = await decision(destination, { accept, decline }, scope);
      // Who hands over by hanging up has said all there is to say.
      if (destination.gone || stop.aborted) return 'gone';
      return chosen ?? 'accepted';
    } finally {
      await scope.close();
    }
  };
}

async function decision(
  { channel }: Party,
  { accept, decline }: Pick<Consultation, 'accept' | 'decline'>,
  scope: VerbScope,
): Promise<Consent | undefined> {
  const ended = new Promise<undefined>((resolve) => scope.ending.whenOver(() => resolve(undefined)));
  const pressed = async (): Promise<Consent | undefined> => {
    try {
      for (let flush = true; ; flush = false) {
        const key = await channel.nextDigit({ flush, timeout: Infinity, signal: scope.signal });
        if (key.outcome !== 'digit') return undefined;
        if (key.digit === accept) return 'accepted';
        if (key.digit === decline) return 'declined';
      }
    } catch (error) {
      if (error instanceof AriAbortedException) return undefined;
      throw error;
    }
  };
  return Promise.race([ended, pressed()]);
}
