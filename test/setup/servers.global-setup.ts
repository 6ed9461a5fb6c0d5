import type { TestProject } from 'vitest/node';
import { HeadlessBrowser } from '../browser/headless-browser.js';
import { PostgresqlServer } from '../postgresql/postgresql-server.js';
import { RedisServer } from '../redis/redis-server.js';
import { givenAsterisk } from './given-asterisk.js';
import { ServersOnDemand, type StartedServer } from './servers-on-demand.js';
import { startAsterisk, tellVersion } from './start-asterisk.js';

/** What the projects of one test run share; each loads this file anew, so that a variable of the module would not do. */
const OF_THIS_RUN = Symbol.for('nestjs-ari.servers-of-this-run');

interface Shared {
  users: number;
  readonly servers: Promise<{ readonly address: string; close(): Promise<void> }>;
}

/** Gives all projects of a test run the same servers; the last project takes them away again. */
export default async function setUpServers(project: TestProject): Promise<() => Promise<void>> {
  const run = globalThis as { [OF_THIS_RUN]?: Shared };
  const shared = (run[OF_THIS_RUN] ??= { users: 0, servers: begin() });
  shared.users += 1;
  const servers = await shared.servers;
  project.provide('servers', servers.address);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run[OF_THIS_RUN];
    await servers.close();
  };
}

async function begin(): Promise<{ address: string; close(): Promise<void> }> {
  // One that was named must be there, whoever needs it.
  const given = await givenAsterisk(process.env);
  if (given !== undefined) tellVersion(given);
  const servers = new ServersOnDemand({
    asterisk: async () => (given === undefined ? startAsterisk() : { details: given, stop: () => Promise.resolve() }),
    postgresql: async () => running(await PostgresqlServer.start()),
    redis: async () => running(await RedisServer.start()),
    browser: async () => {
      await HeadlessBrowser.prepare();
      return { details: { kind: 'unpacked' }, stop: () => Promise.resolve() };
    },
  });
  return { address: await servers.open(), close: () => servers.close() };
}

function running(server: PostgresqlServer | RedisServer): StartedServer {
  return { details: { kind: 'unpacked', url: server.url }, stop: () => server.stop() };
}
