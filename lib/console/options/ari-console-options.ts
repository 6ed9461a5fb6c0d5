import type { ConsoleTelephones } from './console-telephone.js';

/**
 * Where the console is, and which doors its page knocks at.
 * @publicApi
 */
export interface AriConsoleOptions {
  /** Path of the page on the HTTP server of the application. Default `/console`. */
  readonly path?: string;
  /** Whether there is a page at all. Default: unless `NODE_ENV` is `production`. */
  readonly enabled?: boolean;
  /** Address of the gateway, as the browser sees it: a path of the same host, or `wss://…`. Default `/ari-gateway`. */
  readonly gateway?: string;
  /** Address that answers a POST with `{ "ticket": "…" }`, behind your sign-in. Without one, the cookies of the page must do. */
  readonly ticket?: string;
  /** Address of the page of the REST door's document, `/api/docs`: for links, and to listen to voicemail. Default: neither. */
  readonly rest?: string;
  /** Telephones for the users of the page. Default: the page has none. */
  readonly telephones?: ConsoleTelephones;
  /** Heading of the page. Default `Console`. */
  readonly title?: string;
  /** Folder of another build of the page. Default: the one that is in the package. */
  readonly folder?: string;
}
