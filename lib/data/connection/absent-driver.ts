import { DummyDriver, type DatabaseConnection } from 'kysely';
import { DataConfigurationException } from '../exceptions/index.js';

/** Refuses every query: everything is kept in memory, and there is no database to ask. */
export class AbsentDriver extends DummyDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    throw new DataConfigurationException(
      'AriDataModule',
      'keeps everything in memory, so there is no database to ask: give it a "url" or a "folder"',
    );
  }
}
