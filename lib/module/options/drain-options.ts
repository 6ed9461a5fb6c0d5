/**
 * What becomes of a call that arrives while the application shuts down:
 *
 * - `continueInDialplan` – it goes on behind `Stasis()`, as after the command of that name;
 * - `{ moveTo }` – another Stasis application takes it; if nobody listens to that one, it goes on in the dialplan;
 * - `refuse` – it is hung up with cause 34, congestion: a telephone that has not been answered gets a 503.
 * @publicApi
 */
export type NewCallsPolicy = 'continueInDialplan' | 'refuse' | { readonly moveTo: string };

/**
 * How an application takes its leave of a connection.
 * @publicApi
 */
export interface DrainOptions {
  /** What becomes of calls that arrive from then on. Default `continueInDialplan`. */
  readonly newCalls?: NewCallsPolicy;
  /** How long handlers that are at work may take, in milliseconds. Default 10,000; 0 does not wait. */
  readonly timeout?: number;
}
