import type { TenantScope } from '../access/index.js';

/** A change on its way from the process in which it happened to the processes that have subscribers. Plain JSON. */
export interface ChangeMessage {
  /** The object before: absent for one that was created. */
  readonly before?: object;
  /** The object after: absent for one that was deleted. */
  readonly after?: object;
  readonly lost?: true;
}

/** The topic of the broker on which the subscribers of one scope hear of one stream. */
export function topicOf(stream: string, scope: TenantScope): string {
  return `${stream} ${scope}`;
}
