import type { AriLogger } from 'nestjs-ari/client';

/** For clients whose sockets are cut on purpose: their warnings are none. */
export const SILENT: AriLogger = { log: () => {}, warn: () => {}, error: () => {} };
