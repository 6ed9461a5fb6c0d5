import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AriDataModule, AriDatabase, type AriDataOptions, type CommonDataOptions } from 'nestjs-ari/data';
import {
  AriResourcesModule,
  CommandRunner,
  type CommandAnswer,
  type ResourceCommand,
  type ResourceModuleOptions,
} from 'nestjs-ari/resources';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { packageRoot } from '../../asterisk/package-root.js';
import { cacheFolderOf } from '../../debian/cache-folder.js';
import { describeOnPostgresql, requirePostgresql } from '../../setup/describe-on-postgresql.js';

/** A place for one database that nobody else uses, and its end. */
export interface DatabasePlace {
  readonly options: AriDataOptions;
  readonly remove: () => Promise<void>;
}

/** How long the embedded database may take to open on a machine that is busy with other tests, in milliseconds. */
export const OPENING = 240_000;

/** How long a test may take there, in milliseconds: each statement of the embedded one takes its turn on a busy processor. */
export const PATIENCE = 120_000;

export async function embeddedPlace(): Promise<DatabasePlace> {
  const parent = await mkdtemp(join(tmpdir(), 'nestjs-ari-data-'));
  const folder = join(parent, 'database');
  await cp(await emptyDatabase(), folder, { recursive: true });
  return { options: { folder }, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Making an empty one takes several times as long as opening it: it is made once, and copied. */
async function emptyDatabase(): Promise<string> {
  const manifest = await readFile(join(packageRoot(), 'package.json'), 'utf8');
  const { devDependencies } = JSON.parse(manifest) as { devDependencies: Readonly<Record<string, string>> };
  const version = devDependencies['@electric-sql/pglite'] ?? '';
  const kept = join(cacheFolderOf('pglite'), version);
  if (existsSync(kept)) return kept;
  const draft = `${kept}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(kept), { recursive: true });
  const database = await PGlite.create({ dataDir: draft });
  await database.close();
  // Another worker may have been faster; then its one is taken.
  await rename(draft, kept).catch(() => rm(draft, { recursive: true, force: true }));
  return kept;
}

export async function postgresqlPlace(): Promise<DatabasePlace> {
  const { url } = requirePostgresql();
  const name = `data_${randomBytes(6).toString('hex')}`;
  const asAdministrator = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await asAdministrator(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { options: { url: own.href }, remove: () => asAdministrator(`drop database ${name} with (force)`) };
}

/** An application with a database, and resources without a door. */
export interface StartedData {
  readonly module: TestingModule;
  readonly database: AriDatabase;
  readonly run: (stream: string, action: string, parts?: Partial<ResourceCommand>) => Promise<CommandAnswer>;
  readonly get: <T>(token: abstract new (...args: never[]) => T) => T;
}

export async function startData(
  data: AriDataOptions,
  providers: readonly Provider[] = [],
  resources: Partial<ResourceModuleOptions> = {},
): Promise<StartedData> {
  const module = await Test.createTestingModule({
    imports: [AriDataModule.forRoot(data), AriResourcesModule.forRoot({ can: () => true, ...resources })],
    providers: [...providers],
  }).compile();
  module.useLogger(false);
  await module.init();
  const runner = module.get(CommandRunner, { strict: false });
  return {
    module,
    database: module.get(AriDatabase, { strict: false }),
    run: (stream, action, parts = {}) => runner.run({ user: { id: 'ada' }, door: 'test', stream, action, ...parts }),
    get: (token) => module.get(token, { strict: false }),
  };
}

/** What a describe of several databases starts with. */
export interface Given {
  readonly common?: CommonDataOptions;
  readonly providers?: readonly Provider[];
  readonly resources?: Partial<ResourceModuleOptions>;
}

/** The same tests on the embedded database and on the real PostgreSQL, one application for all of them. */
export function describeOnDatabases(title: string, given: Given, tests: (started: () => StartedData) => void): void {
  const both = [
    { kind: 'embedded', describe, place: embeddedPlace },
    { kind: 'PostgreSQL', describe: describeOnPostgresql, place: postgresqlPlace },
  ];
  for (const one of both) {
    one.describe(`${title}, ${one.kind}`, { timeout: PATIENCE }, () => {
      let place: DatabasePlace | undefined;
      let started: StartedData | undefined;
      beforeAll(async () => {
        place = await one.place();
        started = await startData({ ...place.options, ...given.common }, given.providers, given.resources);
        // The embedded one opens with the first query.
        await started.database.ready();
        await started.database.health();
      }, OPENING);
      afterAll(async () => {
        await started?.module.close();
        await place?.remove();
      });
      tests(() => {
        if (started === undefined) throw new Error('the database has not started');
        return started;
      });
    });
  }
}
