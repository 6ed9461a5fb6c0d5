import { getMaxListeners, setMaxListeners } from 'node:events';

/**
 * Listens for the abort of a signal, and takes Node's limit of listeners along: a hundred waits and commands may share
 * the signal of one call, and each of them ends its listener by itself. The limit for the listeners of others stays.
 *
 * @returns Ends the listening.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => {};
  move(signal, 1);
  signal.addEventListener('abort', listener, { once: true });
  let over = false;
  return () => {
    if (over) return;
    over = true;
    signal.removeEventListener('abort', listener);
    move(signal, -1);
  };
}

function move(signal: AbortSignal, by: 1 | -1): void {
  const limit = limitOf(signal);
  if (limit > 0 && limit !== Infinity) setMaxListeners(limit + by, signal);
}

/** 0 is no limit. Node 20 does not tell that one, and throws that the signal is none. */
function limitOf(signal: AbortSignal): number {
  try {
    return getMaxListeners(signal);
  } catch {
    return 0;
  }
}
