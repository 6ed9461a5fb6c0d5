import type { OpenCall } from './open-call.js';
import type { OpenLeg } from './open-leg.js';

/**
 * Notes of each channel of a call whose numbers it shows, as far as that is known: a channel that meets others in a bridge
 * shows theirs, and keeps them. Of a half of a `Local` channel the number of somebody else is left out where that is another
 * tenant's: it says it as its own.
 */
export function noteParties(call: OpenCall): void {
  if (call.legs.size < 2) return;
  for (const leg of call.legs) {
    const owner = leg.connected === undefined ? undefined : ownerOf(leg.other?.key, leg, call);
    // A party that has gone is not found again; what is known of it stays, while the number is the same.
    if (owner !== undefined) leg.connectedOf = owner.tenant === undefined ? {} : { tenant: owner.tenant };
    if (isOwn(leg, call)) continue;
    if (ownerOf(leg.own?.key, leg, call)?.tenant === leg.tenant) continue;
    leg.caller = undefined;
    leg.callerName = undefined;
  }
}

/** The channel whose own number or name it is, of the same tenant if there is one; never this channel itself. */
function ownerOf(key: string | undefined, leg: OpenLeg, call: OpenCall): OpenLeg | undefined {
  if (key === undefined) return undefined;
  const { pair } = leg;
  let found: OpenLeg | undefined;
  for (const other of call.legs) {
    if (other.own?.key !== key || other === leg) continue;
    if ((pair !== undefined && other.pair === pair) || !isOwn(other, call)) continue;
    if (other.tenant === leg.tenant) return other;
    found ??= other;
  }
  return found;
}

/** Whether the number that a channel says as its own is that: a half of a `Local` channel repeats what its other half was given. */
function isOwn(leg: OpenLeg, call: OpenCall): boolean {
  const { own, pair } = leg;
  if (own === undefined || pair === undefined) return true;
  for (const { pair: of, other, id } of call.legs) {
    if (of === pair && id !== leg.id && other?.key === own.key && other.since < own.since) return false;
  }
  return true;
}
