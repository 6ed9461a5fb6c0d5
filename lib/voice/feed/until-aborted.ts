import { onAbort } from '../../client/internal.js';

/** Gives the values of a source until it ends or `signal` aborts; a source that never looks at the signal keeps nobody. */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let abort = (): void => {};
  const aborted = new Promise<undefined>((resolve) => {
    abort = () => resolve(undefined);
  });
  const endListening = onAbort(signal, abort);
  if (signal.aborted) abort();
  let over = false;
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => {});
      const result = await Promise.race([aborted, next]);
      over = result?.done === true;
      if (result === undefined || result.done === true) return;
      yield result.value;
    }
  } finally {
    endListening();
    // Not waited for: it may be at work until it gives its next value.
    if (!over) iterator.return?.().catch(() => {});
  }
}
