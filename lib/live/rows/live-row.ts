/**
 * What every row of a live table has besides the fields of ARI.
 * @publicApi
 */
export interface LiveRow {
  /** When Asterisk last reported it, ISO 8601. */
  readonly seenAt: string;
  /** Events were missed, and it has not been compared with Asterisk since: it may have changed or ended. */
  readonly stale: boolean;
  /** Who it belongs to; see `tenantOf` of the options. Missing: to nobody. */
  readonly tenant?: string;
}
