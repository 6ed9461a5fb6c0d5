import type { AriStatus } from '../client/index.js';

/**
 * What was found out.
 *
 * - `ready` – registered, and an event was seen to come;
 * - `waiting` – Asterisk is to call, and none has a socket open at the moment;
 * - `reconnecting` – lost, and tried again;
 * - `disconnected` – not connected, whatever the reason;
 * - `unregistered` – Asterisk does not know the application;
 * - `silent` – Asterisk took an event for the application, and it did not come;
 * - `unanswered` – a command failed;
 * - `draining` – the application is shutting down and takes no new calls.
 * @publicApi
 */
export type AriHealthState =
  'ready' | 'waiting' | 'reconnecting' | 'disconnected' | 'unregistered' | 'silent' | 'unanswered' | 'draining';

/**
 * What stands beside `status` in a health result. Holds no credentials.
 * @publicApi
 */
export interface AriHealthData extends Record<string, unknown> {
  readonly connection: string;
  readonly state: AriHealthState;
  /** Status of the connection. */
  readonly socket?: AriStatus;
  /** Since when, as ISO 8601. */
  readonly since?: string;
  /** What is wrong, in words. */
  readonly message?: string;
  /** How long the event was on its way, in milliseconds; undefined where none was needed. */
  readonly roundTripMs?: number;
}
