import { readdir, readFile } from 'node:fs/promises';
import { extname, join, parse, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MigrationException } from '../exceptions/index.js';
import type { Migration, MigrationSource } from './migration.js';
import { sqlMigration } from './sql-migration.js';

const CODE = ['.js', '.mjs', '.cjs', '.ts', '.mts'];

/** The migrations of the application, a file each: `.sql`, or a module with `up` and `down`. */
export class MigrationFolder implements MigrationSource {
  readonly name = 'app';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** @throws {MigrationException} there is no such folder, or a file in it is no migration. */
  async load(): Promise<readonly Migration[]> {
    const files = await this.#files();
    const migrations = await Promise.all(files.map((file) => loaded(join(this.#folder, file))));
    const twice = migrations.find(({ name }, index) => migrations.findIndex((one) => one.name === name) !== index);
    if (twice !== undefined) throw new MigrationException(`app/${twice.name}`, `has two files in ${this.#folder}`);
    return migrations;
  }

  async #files(): Promise<string[]> {
    try {
      const all = await readdir(this.#folder);
      return all.filter((file) => ['.sql', ...CODE].includes(extname(file)) && !/\.d\.m?ts$/.test(file)).toSorted();
    } catch (cause) {
      throw new MigrationException(undefined, `The folder of the migrations, ${this.#folder}, cannot be read`, {
        cause,
      });
    }
  }
}

async function loaded(file: string): Promise<Migration> {
  const { name, ext } = parse(file);
  if (ext === '.sql') return sqlMigration(name, await readFile(file, 'utf8'));
  const module = (await import(pathToFileURL(file).href)) as Partial<Record<'up' | 'down', unknown>>;
  if (!isStep(module.up)) throw new MigrationException(`app/${name}`, 'exports no function "up"');
  if (module.down !== undefined && !isStep(module.down)) {
    throw new MigrationException(`app/${name}`, 'exports a "down" that is no function');
  }
  return { name, up: module.up, ...(module.down !== undefined && { down: module.down }) };
}

function isStep(value: unknown): value is Migration['up'] {
  return typeof value === 'function';
}
