import { asteriskTimestamp } from '../clock/index.js';
import type { ServerIdentity } from './resource-context.js';

/** What `GET /asterisk/info` answers; `only` names the parts that are wanted, and words it does not know are passed over. */
export function asteriskInfo(
  identity: ServerIdentity,
  startedAt: number,
  only: readonly string[],
): Record<string, unknown> {
  const startup = asteriskTimestamp(startedAt);
  const parts: Readonly<Record<string, unknown>> = {
    build: {
      os: 'Linux',
      kernel: 'unknown',
      machine: 'unknown',
      options: 'OPTIONAL_API',
      date: '2026-06-25 00:00:00 UTC',
      user: 'simulator',
    },
    system: { version: identity.version, entity_id: identity.entityId },
    config: { name: identity.systemName, default_language: 'en', setid: { user: '', group: '' } },
    status: { startup_time: startup, last_reload_time: startup },
  };
  const wanted = only.map((part) => part.toLowerCase());
  return Object.fromEntries(Object.entries(parts).filter(([part]) => wanted.length === 0 || wanted.includes(part)));
}
