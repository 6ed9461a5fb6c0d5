import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { COLUMN_PARSERS } from './column-parsers.js';
import { FolderLock } from './folder-lock.js';
import { loadPeer } from './load-peer.js';
import type { EmbeddedDatabase } from './pglite-connection.js';

/**
 * Opens the embedded database in a folder, which is made where there is none. Costs seconds and hundreds of megabytes.
 *
 * @throws {FolderInUseException} another process has it.
 */
export async function openPglite(folder: string): Promise<EmbeddedDatabase> {
  const { PGlite } = await loadPeer(
    '@electric-sql/pglite',
    'has a "folder", or neither "url" nor "memory", and an embedded database',
    () => import('@electric-sql/pglite'),
  );
  const lock = new FolderLock(folder);
  await lock.acquire();
  try {
    await mkdir(dirname(folder), { recursive: true });
    const database = await PGlite.create({ dataDir: folder, parsers: Object.fromEntries(COLUMN_PARSERS) });
    return {
      query: database.query.bind(database),
      exec: database.exec.bind(database),
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
