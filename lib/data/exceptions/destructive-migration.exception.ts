import { MigrationException } from './migration.exception.js';

/**
 * A migration would destroy data, and nobody has said that it may. Nothing of it was applied.
 * @publicApi
 */
export class DestructiveMigrationException extends MigrationException {
  override readonly code: string = 'DATA_DESTRUCTIVE_MIGRATION';
  /** The beginning of the statement. */
  readonly statement: string;

  constructor(migration: string, statement: string) {
    super(
      migration,
      `would destroy data with "${statement}". Say --destructive on the command line, or ` +
        '{ migrate: { destructive: true } } in the options, if that is meant',
    );
    this.statement = statement;
  }
}
