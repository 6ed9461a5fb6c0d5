import type { Observable } from 'rxjs';

/** Hands the values of an Observable to a `for await` loop, keeping those that come between two turns of it. */
export function eventStream<T>(source: Observable<T>, signal: AbortSignal | undefined): AsyncIterableIterator<T> {
  const kept: T[] = [];
  const waiting: ((result: IteratorResult<T>) => void)[] = [];
  let over = false;
  const end = (): void => {
    over = true;
    subscription.unsubscribe();
    signal?.removeEventListener('abort', end);
    for (const resolve of waiting.splice(0)) resolve({ done: true, value: undefined });
  };
  const subscription = source.subscribe({
    next: (value) => {
      const resolve = waiting.shift();
      if (resolve === undefined) kept.push(value);
      else resolve({ done: false, value });
    },
    complete: () => end(),
  });
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  return {
    next: () => {
      const value = kept.shift();
      if (value !== undefined) return Promise.resolve({ done: false, value });
      if (over) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => waiting.push(resolve));
    },
    return: () => {
      kept.length = 0;
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
