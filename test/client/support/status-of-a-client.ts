import { filter, firstValueFrom } from 'rxjs';
import type { AriClient, AriStatus, AriStatusChange } from 'nestjs-ari/client';

/** The next change of a client's status to one of these. Ask before it can happen; it needs no timer. */
export function nextStatus(client: AriClient, ...wanted: readonly AriStatus[]): Promise<AriStatusChange> {
  return next(client, ({ status }) => wanted.includes(status));
}

/** The next attempt to connect that fails. */
export function nextFailure(client: AriClient): Promise<AriStatusChange> {
  return next(client, ({ reason }) => reason !== undefined);
}

function next(client: AriClient, wanted: (change: AriStatusChange) => boolean): Promise<AriStatusChange> {
  const change = firstValueFrom(client.statusChanges.pipe(filter(wanted)));
  // A test that fails before it waits has its own story to tell.
  change.catch(() => undefined);
  return change;
}

/** Every change of a client's status from now on. */
export function statusesOf(client: AriClient): AriStatus[] {
  const statuses: AriStatus[] = [];
  client.statusChanges.subscribe(({ status }) => statuses.push(status));
  return statuses;
}
