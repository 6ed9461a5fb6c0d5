import { setTimeout as after } from 'node:timers/promises';
import { ariReply } from '../asterisk/ari-reply.js';
import type { AsteriskServer } from '../asterisk/asterisk-server.js';

const ASKED_EVERY_MS = 3_000;
const PATIENCE_MS = 10_000;

/**
 * Asterisk 22.10.1 stands still for ever when an event socket with subscriptions to device states closes at the wrong
 * moment, and a test that cuts sockets may hit it. One file would fail and all after it: it is started again instead.
 *
 * @returns Ends the watch.
 */
export function watchOver(server: AsteriskServer, say: (line: string) => void): () => Promise<void> {
  const ending = new AbortController();
  const watching = watch(server, say, ending.signal);
  return async () => {
    ending.abort();
    await watching;
  };
}

async function watch(server: AsteriskServer, say: (line: string) => void, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await after(ASKED_EVERY_MS, undefined, { signal: ending, ref: false }).catch(() => {});
    if (ending.aborted || (await answers(server)) || ending.aborted) continue;
    say('ASTERISK STANDS STILL: it is killed and started again; tests that were running fail because of it.');
    await server.kill();
    await server.restart();
  }
}

/** Whether it answers a question about applications: these are what it locks. */
function answers(server: AsteriskServer): Promise<boolean> {
  return ariReply(`${server.url}/applications`, server, { timeout: PATIENCE_MS }).then(
    () => true,
    () => false,
  );
}
