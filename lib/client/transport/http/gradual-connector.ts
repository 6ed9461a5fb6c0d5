import { buildConnector } from 'undici';
import type { AriTlsOptions } from '../tls-options.js';

/** Connections that may be in the making at once: Asterisk's listen backlog is 10, and a full one costs a second. */
const AT_ONCE = 4;

const CONNECT_TIMEOUT_MS = 10_000;

/** Opens the sockets of a pool a few at a time, however many commands are waiting. */
export function gradualConnector(tls: AriTlsOptions | undefined): buildConnector.connector {
  const connect = buildConnector({ ...tls, timeout: CONNECT_TIMEOUT_MS } as buildConnector.BuildOptions);
  const waiting: (() => void)[] = [];
  let connecting = 0;

  return (options, callback) => {
    const start = (): void => {
      connecting += 1;
      connect(options, (...outcome) => {
        connecting -= 1;
        waiting.shift()?.();
        callback(...outcome);
      });
    };
    if (connecting < AT_ONCE) start();
    else waiting.push(start);
  };
}
