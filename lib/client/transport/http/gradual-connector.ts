import { AsyncResource } from 'node:async_hooks';
import { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { type AriTlsOptions, nodeTlsOptions } from '../tls-options.js';

/**
 * Highest number of connections that are being opened at once: Asterisk's listen backlog is 10, and when it is full a
 * connection costs a second.
 */
const AT_ONCE = 4;

const CONNECT_TIMEOUT_MS = 10_000;

/** Opens the sockets of a pool a few at a time, however many commands are waiting. */
export class GradualConnector {
  readonly #connect: buildConnector.connector;
  readonly #waiting: (() => void)[] = [];
  readonly #making = new Set<Socket>();
  // A socket outlives the call whose command opened it: it must not keep that call's asynchronous context.
  readonly #ofNoCall = new AsyncResource('AriSocket');
  #connecting = 0;
  #ended = false;

  constructor(build: typeof buildConnector, tls: AriTlsOptions | undefined) {
    this.#connect = build({ ...nodeTlsOptions(tls), timeout: CONNECT_TIMEOUT_MS });
  }

  /** Opens a socket, now or when it is its turn. */
  readonly connect: buildConnector.connector = (options, callback) => {
    const start = (): void => this.#ofNoCall.runInAsyncScope(() => this.#start(options, callback));
    if (this.#connecting < AT_ONCE) start();
    else this.#waiting.push(start);
  };

  /**
   * Ends the connections that are being opened: a destroyed pool leaves them alone, and they would keep the process
   * running.
   */
  end(): void {
    this.#ended = true;
    for (const start of this.#waiting.splice(0)) start();
    for (const socket of this.#making) socket.destroy(closed());
  }

  #start(options: buildConnector.Options, callback: buildConnector.Callback): void {
    if (this.#ended) {
      callback(closed(), null);
      return;
    }
    this.#connecting += 1;
    // Its type says nothing of it, but what it returns is the socket that it is about to open.
    const socket: unknown = this.#connect(options, (...outcome) => {
      this.#connecting -= 1;
      if (socket instanceof Socket) this.#making.delete(socket);
      this.#waiting.shift()?.();
      callback(...outcome);
    });
    if (socket instanceof Socket) this.#making.add(socket);
  }
}

function closed(): Error {
  return new Error('the client was closed');
}
