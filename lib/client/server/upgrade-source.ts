import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Takes a request for a WebSocket. */
export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Where requests for WebSockets come from: a server of our own, or one that others use too. */
export interface UpgradeSource {
  /** The port that is listened on; undefined where nothing is. */
  readonly port: number | undefined;
  /** Hands out requests from now on. Rejects where the port cannot be had. */
  open(take: TakeUpgrade): Promise<void>;
  /** Hands out no more. */
  close(): Promise<void>;
}
