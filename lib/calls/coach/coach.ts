import type { Channel } from '../../client/index.js';
import { CallSurroundings, onAbort, type KnownOptions, OptionChecks } from '../../client/internal.js';
import { CallBridge } from '../dial/internal.js';
import {
  answered,
  ifPossible,
  Party,
  untilKey,
  type VerbEnd,
  type VerbOptions,
  type VerbScope,
  withinCall,
} from '../verb/index.js';

/**
 * How a coach takes part.
 * @publicApi
 */
export interface CoachOptions extends VerbOptions {
  /** Whether the coach only listens. Default `false`. */
  readonly muted?: boolean;
  /** The key by which the coach leaves. Default: none; the coach hangs up. */
  readonly leaveKey?: string;
  /** The application of the channel that listens and whispers. Default: that of the coach. */
  readonly app?: string;
}

/**
 * How coaching ended.
 * @publicApi
 */
export type CoachOutcome =
  /** The coach pressed `leaveKey`. */
  | { readonly outcome: 'left' }
  /** The party that was coached is gone, or was not there. */
  | { readonly outcome: 'party-left' }
  | VerbEnd;

const KNOWN: KnownOptions<CoachOptions> = { signal: true, muted: true, leaveKey: true, app: true };

/**
 * Lets a coach hear the call of another party, both sides of it, and speak to that party alone: the far side hears nothing
 * of it. Resolves when the coach has left or the party is gone; both calls go on.
 *
 * ```ts
 * await coach(supervisor, agent, { leaveKey: '#' });
 * ```
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function coach(channel: Channel, party: Channel, options: CoachOptions = {}): Promise<CoachOutcome> {
  const surroundings = new CallSurroundings(channel);
  const { connection, application } = surroundings;
  const checks = new OptionChecks<CoachOptions>({ connection, field: 'coach' }, options, KNOWN);
  const app = checks.string('app', application);
  const muted = checks.flag('muted', false);
  const leaveKey = checks.has('leaveKey') ? checks.string('leaveKey') : undefined;
  const verb = { kind: 'coach', parameters: { partyId: party.id, muted } };
  return withinCall<Exclude<CoachOutcome, VerbEnd>>(channel, verb, options, async (scope) => {
    const [coaching, coached] = [new Party(channel), new Party(party)];
    scope.defer(() => coaching.release());
    scope.defer(() => coached.release());
    if (!(await listens(scope, { surroundings, coaching, party, app, muted }))) return { outcome: 'party-left' };
    const left = untilKey(channel, leaveKey, scope.signal);
    return new Promise((resolve, reject) => {
      scope.defer(onAbort(coached.signal, () => resolve({ outcome: 'party-left' })));
      if (coached.gone) resolve({ outcome: 'party-left' });
      left.then((came) => came && resolve({ outcome: 'left' }), reject);
    });
  });
}

interface Listening {
  readonly surroundings: CallSurroundings;
  readonly coaching: Party;
  readonly party: Channel;
  readonly app: string;
  readonly muted: boolean;
}

/** Brings the coach together with a channel that hears the party and whispers to it; false when the party is gone. */
async function listens(scope: VerbScope, { surroundings, coaching, party, app, muted }: Listening): Promise<boolean> {
  // `out` is what goes to the party's telephone: its far side does not hear it.
  const whisper = party.snoop(app, { spy: 'both', whisper: muted ? 'none' : 'out', appArgs: 'coach' });
  scope.defer(() => ifPossible(surroundings.channels.hangup(whisper.id)));
  if (!(await ifPossible(whisper))) return false;
  await answered(coaching.channel);
  const bridge = new CallBridge(surroundings, scope);
  const whisperer = new Party(await whisper);
  scope.defer(() => whisperer.release());
  await bridge.add(coaching);
  return bridge.add(whisperer);
}
