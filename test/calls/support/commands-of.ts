import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { AriClient } from 'nestjs-ari/client';
import { onTestFinished } from 'vitest';
import { ARI_COMMANDS, type AriCommandDone } from '../../../lib/client/internal.js';

/** The operations that a client asks of Asterisk from now on until the test ends, in order. */
export function commandsOf(client: AriClient): readonly string[] {
  const operations: string[] = [];
  const hear = (message: unknown): void => {
    const { client: of, operation } = message as AriCommandDone;
    if (of === client.ids.instance) operations.push(operation);
  };
  subscribe(ARI_COMMANDS, hear);
  onTestFinished(() => void unsubscribe(ARI_COMMANDS, hear));
  return operations;
}
