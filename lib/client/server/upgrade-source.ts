import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** A function that takes a request for a WebSocket. */
export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Gives the requests for WebSockets: from a port of its own, or from a server that other code uses, too. */
export interface UpgradeSource {
  /** The port that it listens on; undefined when it does not listen. */
  readonly port: number | undefined;
  /** Gives out requests from now on. Rejects when the port cannot be opened. */
  open(take: TakeUpgrade): Promise<void>;
  /** Gives out no more requests. */
  close(): Promise<void>;
}
