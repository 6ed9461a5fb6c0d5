import { VerbScope, type Party } from '../verb/index.js';

/** Waits until a party that was taken to another bridge has left that, too, or is gone, or the signal aborts. */
export async function untilAlone(party: Party, bridgeId: string, signal: AbortSignal | undefined): Promise<void> {
  const scope = new VerbScope(party.ending, signal);
  let present = bridgeId;
  const entered = party.channel.on('ChannelEnteredBridge', ({ bridge }) => (present = bridge.id));
  const left = party.channel.on('ChannelLeftBridge', ({ bridge }) => {
    // A channel that moves on leaves its old bridge a moment before or after it enters the new one.
    if (bridge.id === present) scope.end();
  });
  scope.defer(() => entered.unsubscribe());
  scope.defer(() => left.unsubscribe());
  await new Promise<void>((resolve) => scope.ending.whenOver(resolve));
  await scope.close();
}
