import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Controller, Get, Inject, Module, Query, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { z } from 'zod';
import { loadData, loadRest } from '../run/library.js';
import { numberOf, postgresqlOf, timed, type Measurement, type Task } from '../run/measurement.js';
import type { LoadOrder } from '../server/http-load.js';

const ROWS = 10_000;
const QUERY = 'weight:ge=500&order_by=weight&limit=25&count=false';

/** Pages of a table over HTTP: by a resource, or by a controller with the same statement. Who asks is another process. */
export async function measure(task: Task): Promise<Measurement> {
  const units = numberOf(task, 'requests');
  await seed(postgresqlOf(task));
  const module = task.parameters['server'] === 'bare' ? bare(task) : await resource(task);
  const app: INestApplication = await NestFactory.create(module, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const client = fork(join(import.meta.dirname, '../server/http-load.js'), [], { execArgv: [] });
  await once(client, 'message');
  const url = `http://127.0.0.1:${port}/api/bench_customers?${QUERY}`;
  const asked = (requests: number): Promise<void> => asking(client, { url, token: 'bench', requests, inFlight: 8 });
  await asked(Math.ceil(units / 2));
  globalThis.gc?.();
  const times = await timed(() => asked(units));
  client.disconnect();
  await app.close();
  return { units, ...times };
}

async function asking(client: ChildProcess, order: LoadOrder): Promise<void> {
  client.send(order);
  await once(client, 'message');
}

async function seed(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create table if not exists bench_customers (
    id text primary key, name text not null, number text not null, notes text not null, weight integer not null)`);
  await client.query('create index if not exists bench_weight on bench_customers (weight, id)');
  await client.query(
    `insert into bench_customers select 'c' || n, 'Customer ' || n, '+49' || n, repeat('note ', 10), n % 1000
     from generate_series(1, $1) n on conflict do nothing`,
    [ROWS],
  );
  await client.query('analyze bench_customers');
  await client.end();
}

/** What a careful user writes by hand: the rows that are asked for, and one more that tells whether there is another page. */
function bare(task: Task): Type {
  const pool = new pg.Pool({ connectionString: postgresqlOf(task), max: 10 });

  @Controller('api/bench_customers')
  class CustomersController {
    @Get()
    async list(@Query() query: Readonly<Record<string, string>>): Promise<object[]> {
      const limit = Math.min(Number(query['limit'] ?? 25), 100);
      const { rows } = await pool.query<object>(
        `select id, name, number, notes, weight from bench_customers
         where weight >= $1 order by weight, id limit $2 offset $3`,
        [Number(query['weight:ge']), limit + 1, Number(query['offset'] ?? 0)],
      );
      return rows.slice(0, limit);
    }

    onApplicationShutdown(): Promise<void> {
      return pool.end();
    }
  }

  @Module({ controllers: [CustomersController] })
  class BareModule {}

  return BareModule;
}

async function resource(task: Task): Promise<Type> {
  const { AriDataModule, AriDatabase, TableBinding, TableResource } = await loadData();
  const { AriRestModule } = await loadRest();
  const Customer = z.object({
    id: z.string(),
    name: z.string(),
    number: z.string(),
    notes: z.string(),
    weight: z.number().int(),
  });

  @TableResource({
    stream: 'bench_customers',
    schema: Customer,
    table: 'bench_customers',
    filterable: ['weight'],
    orderable: ['weight'],
  })
  class CustomersBinding extends TableBinding<z.infer<typeof Customer>> {
    constructor(@Inject(AriDatabase) database: InstanceType<typeof AriDatabase>) {
      super(database);
    }
  }

  const unlimited = { requestsPerSecond: 1e9, burst: 1e9 };
  @Module({
    imports: [
      AriDataModule.forRoot({ url: postgresqlOf(task) }),
      AriRestModule.forRoot({
        path: 'api',
        authenticate: ({ token }) => (token === 'bench' ? { id: 'bench' } : undefined),
        can: () => true,
        limits: unlimited,
      }),
    ],
    providers: [CustomersBinding],
  })
  class RestModule {}

  return RestModule;
}
