import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { describeOnPostgresql, requirePostgresql } from '../../setup/describe-on-postgresql.js';

/** A place for one database that nobody else uses, and its end. */
export interface DatabasePlace {
  readonly options: AriDataOptions;
  readonly remove: () => Promise<void>;
}

export async function embeddedPlace(): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-data-'));
  return {
    options: { folder: join(folder, 'database') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
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
    one.describe(`${title}, ${one.kind}`, () => {
      let place: DatabasePlace | undefined;
      let started: StartedData | undefined;
      beforeAll(async () => {
        place = await one.place();
        started = await startData({ ...place.options, ...given.common }, given.providers, given.resources);
        // The embedded one opens with the first query.
        await started.database.ready();
        await started.database.health();
      }, 120_000);
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
