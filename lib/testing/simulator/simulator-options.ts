import type { WebSocketClientSection } from '../media-sockets/index.js';
import type { Dialplan } from '../dialplan/index.js';
import type { SoundFile } from '../media/index.js';
import type { AriUser } from '../rest/index.js';
import type { RaceOptions } from '../faults/index.js';

/**
 * How an {@link AsteriskSimulator} is set up. Everything has a default.
 * @publicApi
 */
export interface AsteriskSimulatorOptions {
  /** TCP port on 127.0.0.1. Default 0: any free one. */
  readonly port?: number;
  /**
   * `real` (default): playbacks, waits and time limits take their time. `manual`: time stands still until
   * `advance(ms)` moves it, so that a test of a minute-long call takes no time and always goes the same way.
   */
  readonly clock?: 'real' | 'manual';
  /** Who may use ARI. Default: `ari` with the password `ari`. The first one is `username` and `password` of the simulator. */
  readonly users?: readonly AriUser[];
  /** What Local channels and callers that are sent to an extension run. Default: empty. */
  readonly dialplan?: Dialplan;
  /** The dialplan context of phones: where their calls begin, and where they transfer to. Default `default`. */
  readonly phoneContext?: string;
  /** Sounds besides Asterisk's English core sounds, with their lengths in milliseconds. */
  readonly sounds?: readonly SoundFile[];
  /** Endpoints that are there and online from the start, such as `PJSIP/1001`; `phone()` adds others. */
  readonly endpoints?: readonly string[];
  /**
   * Whether applications may add telephones while it runs (`PUT /asterisk/config/dynamic/res_pjsip/…`), as with `memory` in
   * `sorcery.conf`. Default `false`: refused with 403, as by a server whose telephones stand in a file.
   */
  readonly dynamicObjects?: boolean;
  /** Where it opens WebSockets for the sound of calls, by the names of the sections of `websocket_client.conf`. Default: nowhere. */
  readonly webSocketClients?: Readonly<Record<string, WebSocketClientSection>>;
  /** How often, in percent, a command's answer comes after its events. Default: 2 on a real clock, 0 on a manual one; seed 1. */
  readonly races?: Partial<RaceOptions>;
  /** How many TCP connections are served at once, WebSockets included; the next one is reset. Default 100, as in Asterisk. */
  readonly sessionLimit?: number;
  /** What `GET /asterisk/info` calls the server. Default `22.10.1`. */
  readonly version?: string;
  /** Web pages of these origins may use ARI from a browser; `*` allows all. Default: none, as in Asterisk. */
  readonly allowedOrigins?: readonly string[];
}
