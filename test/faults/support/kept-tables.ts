import type { AriClient } from 'nestjs-ari';
import type { ClientContext } from '../../../lib/client/context/client-context.js';
import { Repository } from '../../../lib/client/repository/index.js';

/** What a client keeps for as long as something lives. */
export interface KeptTables {
  /** Channels that are followed. */
  readonly lives: number;
  /** Objects with listeners or waits. */
  readonly objects: number;
  /** Listeners that are at work. */
  readonly running: number;
}

/** Looks into the tables of a client: a leak shows there before any heap would tell. */
export function keptTables(client: AriClient): KeptTables {
  const { lives, dispatcher } = Repository.contextOf(client.channels) as ClientContext;
  return { lives: lives.size, objects: dispatcher.objects.size, running: dispatcher.invocations.running };
}
