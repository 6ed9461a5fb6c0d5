import type { Ari, AriClientError } from 'nestjs-ari/client';

/** Collects what a connection reports, but for an event loop that lags: on a busy machine every test may see that. */
export function errorsOf({ errors }: Pick<Ari, 'errors'>): readonly AriClientError[] {
  const collected: AriClientError[] = [];
  errors.subscribe((error) => {
    if (error.kind !== 'lag') collected.push(error);
  });
  return collected;
}
