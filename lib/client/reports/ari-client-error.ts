import type { ListenerError } from '../dispatch/index.js';

/**
 * An error that no caller is waiting for. The client goes on in every case.
 * @publicApi
 */
export type AriClientError =
  /** A listener or handler threw or rejected. */
  | ({ readonly kind: 'listener' } & ListenerError)
  /** A frame of the event socket held no event. */
  | { readonly kind: 'malformed'; readonly connection: string; readonly error: Error }
  /**
   * Another process serves an application of this client, and both have `eventFilter: 'auto'`: this one has not
   * registered it, and waits until the other has gone.
   */
  | { readonly kind: 'occupied'; readonly connection: string; readonly application: string }
  /** Another program registered an application of this client, which now gets no events of it. */
  | { readonly kind: 'replaced'; readonly connection: string; readonly application: string }
  /**
   * The event loop of this process was blocked for `lagMs` milliseconds, which is near the limit of Asterisk under
   * load; with `cut`, the event socket was cut after it.
   */
  | { readonly kind: 'lag'; readonly connection: string; readonly lagMs: number; readonly cut: boolean }
  /** The event filter of an application could not be set. */
  | { readonly kind: 'filter'; readonly connection: string; readonly application: string; readonly error: unknown }
  /** After a connect the client could not find out what had happened meanwhile. */
  | { readonly kind: 'resync'; readonly connection: string; readonly error: unknown }
  /** Commands cannot travel the way that the options say: Asterisk is too old for it, or there is no right address for files. */
  | { readonly kind: 'transport'; readonly connection: string; readonly error: Error }
  /** Something in `subscriptions` could not be subscribed after a connect. */
  | {
      readonly kind: 'subscription';
      readonly connection: string;
      readonly application: string;
      readonly eventSource: string;
      readonly error: unknown;
    };
