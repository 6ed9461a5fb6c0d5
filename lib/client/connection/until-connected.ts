import { Subject, filter, firstValueFrom, merge, type Observable } from 'rxjs';
import { AriAbortedException, AriConnectionException } from '../exceptions/index.js';
import type { AriStatus, AriStatusChange } from './connection-status.js';

const OPERATION = 'connect';

const ENDS: ReadonlySet<AriStatus> = new Set(['connected', 'closed', 'replaced']);

/**
 * Resolves when the connection is open; attempts go on whether anybody waits or not.
 *
 * @throws {AriConnectionException} it was closed or replaced first.
 * @throws {AriAbortedException} the signal ended the wait.
 */
export async function untilConnected(
  changes: Observable<AriStatusChange>,
  connection: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const aborted = new Subject<never>();
  const onAbort = (): void => {
    const cause: unknown = signal?.reason;
    aborted.error(new AriAbortedException({ operation: OPERATION, connection, sent: 'unknown', cause }));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const ends = changes.pipe(filter(({ status }) => ENDS.has(status)));
    const { status } = await firstValueFrom(merge(aborted, ends));
    if (status === 'connected') return;
    const message = `Connection "${connection}" was ${status} before it was open.`;
    throw new AriConnectionException(message, { operation: OPERATION, connection, sent: 'unknown' });
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
