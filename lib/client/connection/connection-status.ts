/**
 * State of the event socket.
 *
 * - `idle` – not asked for yet, or this client wants no events;
 * - `connecting` – the first attempt is under way or being repeated;
 * - `connected` – registered with Asterisk, events flow;
 * - `reconnecting` – it was connected, is not now, and tries again; events of the meantime are lost;
 * - `occupied` – another process serves an application of this client, or is about to, and both have `eventFilter:
 *   'auto'`; looked at again every 1 to 3 s;
 * - `unauthorized` – Asterisk refuses user or password; tried again every 30 to 60 s;
 * - `replaced` – another program took every application of this client; not tried again. Between two with `eventFilter:
 *   'auto'` it is `occupied`;
 * - `closed` – this client was closed.
 * @publicApi
 */
export type AriStatus =
  'idle' | 'connecting' | 'connected' | 'reconnecting' | 'occupied' | 'unauthorized' | 'replaced' | 'closed';

/**
 * One change of the status.
 * @publicApi
 */
export interface AriStatusChange {
  readonly status: AriStatus;
  readonly previous: AriStatus;
  /** The reason, in words for a log; undefined when the status needs none. */
  readonly reason?: string;
  /** With `connected` after `reconnecting`: how long events were lost, in milliseconds. */
  readonly gapMs?: number;
  /**
   * The socket was cut, and the event loop of this process had been blocked for so many milliseconds before: the likely
   * cause. Undefined when nothing points to that. Set when the socket is lost, and again with `connected`.
   */
  readonly lagMs?: number;
}
