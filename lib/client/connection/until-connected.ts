import { Subject, filter, firstValueFrom, map, merge, startWith, type Observable } from 'rxjs';
import { AriAbortedException, AriConnectionException } from '../exceptions/index.js';
import type { AriStatus, AriStatusChange } from './connection-status.js';
import { onAbort } from '../abort-signals/index.js';

const OPERATION = 'connect';

const ENDS: ReadonlySet<AriStatus> = new Set(['connected', 'closed', 'replaced']);

/** The status of a connection, and its changes. */
export interface WatchedStatus {
  readonly status: AriStatus;
  readonly statusChanges: Observable<AriStatusChange>;
}

/**
 * Waits until the connection is open. The attempts go on even when nothing waits.
 *
 * @throws {AriConnectionException} it was closed or replaced first.
 * @throws {AriAbortedException} the signal ended the wait.
 */
export async function untilConnected(
  { status: now, statusChanges }: WatchedStatus,
  connection: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const aborted = new Subject<never>();
  const abort = (): void => {
    const cause: unknown = signal?.reason;
    aborted.error(new AriAbortedException({ operation: OPERATION, connection, sent: 'unknown', cause }));
  };
  if (signal?.aborted) abort();
  const endListening = onAbort(signal, abort);
  try {
    const statuses = statusChanges.pipe(
      map(({ status }) => status),
      startWith(now),
      filter((status) => ENDS.has(status)),
    );
    const end = await firstValueFrom(merge(statuses, aborted));
    if (end === 'connected') return;
    const message = `Connection "${connection}" was ${end} before it was open.`;
    throw new AriConnectionException(message, { operation: OPERATION, connection, sent: 'unknown' });
  } finally {
    endListening();
  }
}
