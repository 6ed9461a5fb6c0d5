/**
 * What is kept of one caller, agent or participant: JSON, no objects of this process.
 * @publicApi
 */
export type CallState = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Keeps the state of queues and conferences. The one in memory serves one process; another one lets several processes
 * share it, because every change says what it expects to find.
 * @publicApi
 */
export interface CallStateStore {
  /** Everything in a collection, by id, oldest first. */
  read(collection: string): Promise<ReadonlyMap<string, CallState>>;
  /**
   * Changes one entry when it is as expected, in one step; `undefined` is an entry that is not there. Whether it was done:
   * `false` says that somebody else was faster.
   */
  change(
    collection: string,
    id: string,
    expected: CallState | undefined,
    next: CallState | undefined,
  ): Promise<boolean>;
}
