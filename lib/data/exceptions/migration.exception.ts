/**
 * A migration could not be applied or undone. Nothing of it is left in the database; those before it stay.
 * @publicApi
 */
export class MigrationException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'DATA_MIGRATION';
  /** The migration as `source/name`; undefined where no single one is at fault. */
  readonly migration: string | undefined;

  constructor(migration: string | undefined, problem: string, options?: ErrorOptions) {
    super(migration === undefined ? problem : `The migration ${migration} ${problem}`, options);
    this.name = new.target.name;
    this.migration = migration;
  }
}
